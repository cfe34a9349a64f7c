namespace Chatbot.Knowledge.Stores.Points;

/// <summary>
/// What an engine stores for a window of a chunk. The first window of a chunk carries its words and its content; every window
/// carries what is filtered by.
/// </summary>
internal sealed record Point
{
    /// <summary>The chunk it belongs to.</summary>
    public required PointKey Key { get; init; }

    /// <summary>Which window of the chunk it is, 0-based.</summary>
    public required int Window { get; init; }

    public required string ChunkName { get; init; }

    public required IReadOnlyList<string> Access { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The embedding, or null for a chunk without.</summary>
    public ReadOnlyMemory<float>? Vector { get; init; }

    /// <summary>The words of the chunk, or null for further windows.</summary>
    public ChunkTerms? Terms { get; init; }

    /// <summary>The chunk as JSON, or null for further windows.</summary>
    public string? Content { get; init; }
}
