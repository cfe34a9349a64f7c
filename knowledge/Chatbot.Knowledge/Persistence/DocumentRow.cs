using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Persistence;

/// <summary>A document: what was handed in last, where its processing stands, and which version is being served.</summary>
internal sealed class DocumentRow
{
    public required string Tenant { get; set; }
    public required string DocumentId { get; set; }
    public required string FileName { get; set; }
    public string? MediaType { get; set; }
    public required string Title { get; set; }

    /// <summary>The title that the importer gave; it wins over the file's own.</summary>
    public string? GivenTitle { get; set; }
    public string? SourceUrl { get; set; }
    public required string Tags { get; set; }
    public required List<string> Access { get; set; }

    /// <summary>SHA-256 of the bytes: the name of the stored original.</summary>
    public required string ContentHash { get; set; }

    /// <summary>Hash of everything that shapes the chunks: bytes, file name, media type, given title.</summary>
    public required string Version { get; set; }
    public long Bytes { get; set; }
    public DocumentStage Stage { get; set; }
    public int Attempts { get; set; }
    public string? Reason { get; set; }

    /// <summary>Milliseconds per step as JSON.</summary>
    public string Timings { get; set; } = "{}";
    public DateTimeOffset ImportedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Goes up with every import, so that work on a superseded import cannot be recorded.</summary>
    public long Revision { get; set; }

    /// <summary>Who works on it, or null; an owner that is gone means that its process died in the middle.</summary>
    public string? Owner { get; set; }

    /// <summary>How much of the stage is done, and of how much, where that is known.</summary>
    public int? Done { get; set; }
    public int? Total { get; set; }
    public DateTimeOffset? StageStartedAt { get; set; }

    /// <summary>The process died while this document was in work; it then runs alone.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>Removal was asked for and is not finished.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>The index still has the access list and tags of an earlier import.</summary>
    public bool IsRelabelDue { get; set; }

    /// <summary>When it is due to be worked on: the one list of what is to be done. Null = nothing.</summary>
    public DateTimeOffset? WorkAt { get; set; }
    public string? ServedVersion { get; set; }
    public int ServedChunks { get; set; }

    /// <summary>What is missing of the served version, or null when it is whole.</summary>
    public string? ServedReason { get; set; }

    /// <summary>The last space that the served version was written to; while an index is rebuilt, it tells who is still to come.</summary>
    public string? ServedSpace { get; set; }

    /// <summary>Tries to bring it into the index that is being built.</summary>
    public int RebuildAttempts { get; set; }
}
