using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>What a tool found or did.</summary>
/// <param name="Text">For the model.</param>
internal sealed record ToolResult(string Text)
{
    /// <summary>Whether it worked; otherwise <see cref="Text"/> says why not, and what to do.</summary>
    public bool IsSuccess { get; init; } = true;

    /// <summary>Whether something else goes on in place of the model, such as a dialog: the model is not asked again.</summary>
    public bool EndsRun { get; init; }

    /// <summary>Passages that the answer may cite; they are shown to the model with their numbers, after the text.</summary>
    public IReadOnlyList<Passage> Sources { get; init; } = [];

    /// <summary>It did not work.</summary>
    public static ToolResult Failed(string text) => new(text) { IsSuccess = false };
}
