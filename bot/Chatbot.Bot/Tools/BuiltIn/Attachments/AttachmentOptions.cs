using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Tools.BuiltIn.Attachments;

/// <summary>Limits of reading attachments; section <c>Tools:Attachments</c>.</summary>
internal sealed class AttachmentOptions
{
    public const string SectionName = "Tools:Attachments";

    /// <summary>Largest file that is read, in bytes. Default 20 MB.</summary>
    [Range(1, 1_073_741_824)]
    public long MaxFileBytes { get; set; } = 20_000_000;

    /// <summary>Longest time of reading a file. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Characters of one part that the model gets. Default 8000.</summary>
    [Range(100, 100_000)]
    public int PartCharacters { get; set; } = 8000;

    /// <summary>Characters of a file that are kept; the rest is left out and the model is told. Default 1,000,000.</summary>
    [Range(1000, 20_000_000)]
    public int MaxCharacters { get; set; } = 1_000_000;
}
