using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>How imports are processed.</summary>
public sealed class IngestionOptions
{
    /// <summary>Documents processed at the same time. Default 2.</summary>
    [Range(1, 64)]
    public int Parallelism { get; set; } = 2;

    /// <summary>Tries before a document is given up. Default 3.</summary>
    [Range(1, 20)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Wait before the second try; doubles with every further one. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most documents that may wait; importers wait for room then. Default 10,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxQueued { get; set; } = 10_000;

    /// <summary>Most bytes of documents that may wait. Default 4 GB.</summary>
    [Range(1, long.MaxValue)]
    public long MaxQueuedBytes { get; set; } = 4_000_000_000;

    /// <summary>How long an import waits for room before it is refused; imports of folders wait as long as it takes. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the index is built anew at start when it was built with another model or other settings. Default false.</summary>
    public bool ReindexOnChange { get; set; }
}
