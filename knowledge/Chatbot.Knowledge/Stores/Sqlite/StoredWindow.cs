namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>A stored vector.</summary>
/// <param name="scale">What one step is.</param>
/// <param name="vector">The components in steps.</param>
internal readonly ref struct StoredWindow(float scale, ReadOnlySpan<sbyte> vector)
{
    public float Scale { get; } = scale;

    public ReadOnlySpan<sbyte> Vector { get; } = vector;
}
