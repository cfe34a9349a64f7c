namespace Chatbot.Knowledge.Documents;

/// <summary>What is known of a document.</summary>
public sealed record DocumentStatus
{
    /// <summary>The owning tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>Stable id within the tenant.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Title to show.</summary>
    public required string Title { get; init; }

    /// <summary>File name with extension.</summary>
    public required string FileName { get; init; }

    /// <summary>The collection it belongs to.</summary>
    public string Collection =>
        Tags.TryGetValue(Collections.TagName, out var names) && names.Count > 0 ? names[0] : Collections.Default;

    /// <summary>Where it stands.</summary>
    public required DocumentStage Stage { get; init; }

    /// <summary>Whether nothing more happens to it: it is ready, partly ready, or given up.</summary>
    public bool IsFinal => Stage is DocumentStage.Ready or DocumentStage.Partial or DocumentStage.Failed;

    /// <summary>Why it failed, or what of it could not be read, in plain words for its owner; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>How often processing was tried for this version.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next try is due after one that failed, or null.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>How long each finished stage of the last processing took.</summary>
    public IReadOnlyDictionary<DocumentStage, TimeSpan> Timings { get; init; } = new Dictionary<DocumentStage, TimeSpan>();

    /// <summary>Since when it is in its stage.</summary>
    public DateTimeOffset? StageStartedAt { get; init; }

    /// <summary>How many pages (while it is extracted) or chunks of the stage are done, or null when that is not known.</summary>
    public int? Done { get; init; }

    /// <summary>How many there are, or null when that is not known.</summary>
    public int? Total { get; init; }

    /// <summary>
    /// When it will be searchable: from the measured speed of this installation, its size, and what stands before it. Null
    /// when it is final, or when nothing was measured yet.
    /// </summary>
    public DateTimeOffset? ExpectedAt { get; init; }

    /// <summary>Number of searchable chunks of the version that is being served.</summary>
    public int Chunks { get; init; }

    /// <summary>Size of the original in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>When the content was handed in.</summary>
    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Tags that filters can use.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
