namespace Chatbot.Knowledge.Ingestion;

/// <summary>What is known of the index as a whole.</summary>
public sealed record ReindexStatus
{
    /// <summary>Name of the index that is searched.</summary>
    public required string Live { get; init; }

    /// <summary>Name of the index that is being built, or null.</summary>
    public string? Building { get; init; }

    /// <summary>Whether the index that is searched was built with other settings or another model than are set now.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>
    /// Whether it was built with another embedding model: it is searched by words only, until the new index takes over.
    /// </summary>
    public bool IsSearchedByWordsOnly { get; init; }

    /// <summary>Documents that stand in the index that is being built.</summary>
    public int Done { get; init; }

    /// <summary>Documents in all.</summary>
    public int Total { get; init; }
}
