using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Jobs;

/// <summary>Limits of jobs; section <c>Jobs</c>.</summary>
internal sealed class JobOptions
{
    public const string SectionName = "Jobs";

    /// <summary>Jobs of one person that have not ended. Default 3.</summary>
    [Range(1, 1000)]
    public int MaxPerUser { get; set; } = 3;

    /// <summary>Jobs of all people that have not ended. Default 1000.</summary>
    [Range(1, 1_000_000)]
    public int MaxOpen { get; set; } = 1000;

    /// <summary>Jobs that one process runs at once; others wait for their turn. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxRunning { get; set; } = 8;

    /// <summary>How often a job may be taken up without getting further. Default 5.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Time before a job that failed is tried again; doubled with each failure. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Shortest time between two updates of the message that shows the progress. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a job that ended is kept. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
