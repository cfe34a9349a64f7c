using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Tools.BuiltIn.JavaScript;

/// <summary>Limits of code that a model writes; section <c>Tools:JavaScript</c>.</summary>
internal sealed class JavaScriptOptions
{
    public const string SectionName = "Tools:JavaScript";

    /// <summary>Whether the tool is offered. Default no.</summary>
    public bool Enabled { get; set; }

    /// <summary>Longest time. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Most bytes that the code may allocate. Default 16 MB.</summary>
    [Range(1_000_000, 1_000_000_000)]
    public long MaxMemoryBytes { get; set; } = 16_000_000;

    /// <summary>Most statements. Default 100,000.</summary>
    [Range(100, 100_000_000)]
    public int MaxStatements { get; set; } = 100_000;

    /// <summary>Deepest recursion. Default 64.</summary>
    [Range(1, 1000)]
    public int MaxRecursion { get; set; } = 64;
}
