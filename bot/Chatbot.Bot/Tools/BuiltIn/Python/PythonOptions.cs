using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Tools.BuiltIn.Python;

/// <summary>Python code in containers; section <c>Tools:Python</c>.</summary>
internal sealed class PythonOptions
{
    public const string SectionName = "Tools:Python";

    /// <summary>Which program runs containers. Default off.</summary>
    [EnumDataType(typeof(PythonEngine))]
    public PythonEngine Engine { get; set; }

    /// <summary>Path of the program when it is not in the search path under its own name. Default: it is.</summary>
    public string? Command { get; set; }

    /// <summary>Image with <c>python</c> and <c>timeout</c>; it must be on this machine. Default python:3.13-alpine.</summary>
    [Required]
    [RegularExpression("^[a-z0-9][A-Za-z0-9._/:@-]*$", ErrorMessage = "Tools:Python:Image is not the name of an image.")]
    public string Image { get; set; } = "python:3.13-alpine";

    /// <summary>Longest time. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Memory in megabytes. Default 128.</summary>
    [Range(16, 65_536)]
    public int MemoryMegabytes { get; set; } = 128;

    /// <summary>Processors. Default 1.</summary>
    [Range(0.05, 64.0)]
    public double Cpus { get; set; } = 1;

    /// <summary>Processes and threads. Default 32.</summary>
    [Range(1, 1000)]
    public int MaxProcesses { get; set; } = 32;

    /// <summary>Longest output in characters; beyond it the code is stopped. Default 20,000.</summary>
    [Range(100, 150_000)]
    public int MaxOutputCharacters { get; set; } = 20_000;
}
