using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>What the chat page says about the assistant.</summary>
internal sealed class WebChatOptions
{
    public const string SectionName = "WebChat";

    private static readonly string[] DefaultPrompts =
    [
        "How many vacation days do full-time employees get?",
        "How many days per week may I work remotely?",
        "What is the per diem for a trip to Switzerland?",
        "I lost my laptop. What do I have to do?",
        "How long is the warranty on our sensors?",
        "What is the largest gift I may accept from a supplier?",
    ];

    /// <summary>Name in the header. Default <c>Chatbot</c>.</summary>
    [Required, StringLength(60)]
    public string Name { get; set; } = "Chatbot";

    /// <summary>A line below the name; empty = one that fits the provider. Default empty.</summary>
    [StringLength(200)]
    public string? ModeText { get; set; }

    /// <summary>Questions offered to begin with; empty = those of the sample handbook. Default empty.</summary>
    public IList<string> Prompts { get; } = [];

    /// <summary>The questions to offer.</summary>
    public IReadOnlyList<string> EffectivePrompts => Prompts.Count > 0 ? [.. Prompts] : DefaultPrompts;
}
