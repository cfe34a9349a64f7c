using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Where workflows are, and what a run may take at most; section <c>Workflows</c>.</summary>
internal sealed class WorkflowOptions
{
    public const string SectionName = "Workflows";

    /// <summary>Folder of the definitions, one JSON file each. Default: none, and there are no workflows.</summary>
    public string? Folder { get; set; }

    /// <summary>Steps of a run. Default 200.</summary>
    [Range(1, 10_000)]
    public int MaxSteps { get; set; } = 200;

    /// <summary>Calls of models and tools in a run. Default 200.</summary>
    [Range(1, 10_000)]
    public int MaxCalls { get; set; } = 200;

    /// <summary>Tokens of a run, in and out. Default 500,000.</summary>
    [Range(1000, 100_000_000)]
    public long MaxTokens { get; set; } = 500_000;

    /// <summary>US dollars of a run; 0 = no limit. Default 0.</summary>
    [Range(0.0, 1_000_000.0)]
    public double MaxCost { get; set; }

    /// <summary>Time of all calls of a run together. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(30);

    public WorkflowLimits Limits => new(MaxSteps, MaxCalls, MaxTokens, MaxCost, MaxDuration);
}
