namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>Sees a stored vector; the rows of a chunk come one after the other.</summary>
/// <param name="chunk">Row id of its chunk.</param>
/// <param name="scale">What one step is.</param>
/// <param name="vector">The components in steps, valid during the call.</param>
internal delegate void VectorVisitor(long chunk, float scale, ReadOnlySpan<sbyte> vector);
