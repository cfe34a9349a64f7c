namespace Chatbot.Knowledge.Sources;

/// <summary>What is remembered of one thing in a source.</summary>
internal sealed record SourceRecord
{
    /// <summary>Its document, or null when it is none.</summary>
    public string? DocumentId { get; init; }

    /// <summary>SHA-256 of its content, once read.</summary>
    public string? Hash { get; init; }

    /// <summary>Time and size, by which a file is seen to be unchanged without reading it.</summary>
    public string? Stamp { get; init; }

    /// <summary>The server's tag of its content.</summary>
    public string? ETag { get; init; }

    /// <summary>When the server says that it changed.</summary>
    public string? LastModified { get; init; }

    /// <summary>Where its links lead, so that an unchanged page need not be read to follow them.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}
