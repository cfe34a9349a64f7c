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
}
