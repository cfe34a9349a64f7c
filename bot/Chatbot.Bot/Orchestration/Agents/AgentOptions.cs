using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Limits of one run of a language model with tools; section <c>Agent</c>.</summary>
internal sealed class AgentOptions
{
    public const string SectionName = "Agent";

    /// <summary>How a language model is given tools. Default: by its own tool calling.</summary>
    [EnumDataType(typeof(ToolCalling))]
    public ToolCalling ToolCalling { get; set; } = ToolCalling.Native;

    /// <summary>Largest number of calls to the model; the last one is offered no tools.</summary>
    [Range(2, 100)]
    public int MaxSteps { get; set; } = 10;

    /// <summary>Largest number of calls to tools.</summary>
    [Range(1, 1000)]
    public int MaxCalls { get; set; } = 50;

    /// <summary>Longest time, without the time that a person thinks about an approval.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Time after which a job goes on with a run, between two of its steps, and brings the answer later.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan BackgroundAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest number of tokens, in and out.</summary>
    [Range(1000, 10_000_000)]
    public long MaxTokens { get; set; } = 200_000;

    /// <summary>Largest cost in the currency of the prices; 0 = no limit.</summary>
    [Range(0.0, 1_000_000.0)]
    public double MaxCost { get; set; }

    /// <summary>Price of a million tokens that the model reads.</summary>
    [Range(0.0, 1_000_000.0)]
    public double InputPrice { get; set; }

    /// <summary>Price of a million tokens that the model writes.</summary>
    [Range(0.0, 1_000_000.0)]
    public double OutputPrice { get; set; }

    /// <summary>How often the same call with the same arguments may be made.</summary>
    [Range(1, 100)]
    public int MaxRepeats { get; set; } = 2;

    /// <summary>Steps in a row in which no call succeeds, after which the model must answer.</summary>
    [Range(1, 100)]
    public int MaxFailedSteps { get; set; } = 3;
}
