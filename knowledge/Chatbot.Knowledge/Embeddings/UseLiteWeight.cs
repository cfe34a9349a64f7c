namespace Chatbot.Knowledge.Embeddings;

/// <summary>Where a weight lies; every weight has four bytes an element.</summary>
internal sealed record UseLiteWeight(long[] Shape, int Offset, int Count);
