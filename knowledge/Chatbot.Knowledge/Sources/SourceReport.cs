namespace Chatbot.Knowledge.Sources;

/// <summary>What a run of a source did, or what it would do.</summary>
public sealed record SourceReport
{
    /// <summary>Name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Whether nothing was done, only looked at.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>What is new.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>What has another content than before.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>What is gone.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What seems to be gone and was kept; <see cref="HeldBackReason"/> says why.</summary>
    public required IReadOnlyList<string> HeldBack { get; init; }

    /// <summary>Why removals were held back, and what to do; null when none were.</summary>
    public string? HeldBackReason { get; init; }

    /// <summary>What could not be looked at, with the reason.</summary>
    public required IReadOnlyList<SourceFailure> Failed { get; init; }

    /// <summary>Number of documents that are as they were.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Number of files that are being written; they are looked at again soon.</summary>
    public required int Unsettled { get; init; }
}
