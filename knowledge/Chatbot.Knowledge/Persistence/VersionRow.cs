namespace Chatbot.Knowledge.Persistence;

/// <summary>What the steps made of one version of a document, so that a crash costs one step and a citation finds its text.</summary>
internal sealed class VersionRow
{
    public required string Tenant { get; set; }
    public required string DocumentId { get; set; }
    public required string Version { get; set; }
    public required string ContentHash { get; set; }
    public required string FileName { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }

    /// <summary>Blocks and metadata (compressed JSON).</summary>
    public required byte[] Structure { get; set; }

    /// <summary>Chunks without labels (compressed JSON), once cut.</summary>
    public byte[]? Chunks { get; set; }

    /// <summary>What enrichment found and what it cost (compressed JSON), once enriched.</summary>
    public byte[]? Enrichment { get; set; }

    /// <summary>The vectors of the chunks' windows, once embedded; kept so that new labels need no new embedding.</summary>
    public byte[]? Vectors { get; set; }

    /// <summary>Hash of the settings and the model that the chunks and vectors were made with.</summary>
    public string? Recipe { get; set; }
}
