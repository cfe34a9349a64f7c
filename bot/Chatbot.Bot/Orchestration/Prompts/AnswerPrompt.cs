using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>The messages that ask a language model for an answer: instructions, history, then sources with the question.</summary>
internal static partial class AnswerPrompt
{
    /// <param name="instructions">As <see cref="PromptCatalog.Assistant"/> renders them.</param>
    /// <param name="history">Earlier messages, oldest first.</param>
    /// <param name="passages">The sources, in the order of their numbers.</param>
    /// <param name="question">What the user asks.</param>
    public static IReadOnlyList<ChatMessage> Messages(
        string instructions,
        IEnumerable<ChatMessage> history,
        IReadOnlyList<Passage> passages,
        string question
    ) =>
        [
            new ChatMessage(ChatRole.System, instructions),
            .. history,
            new ChatMessage(ChatRole.User, $"{Sources(passages)}\nQuestion: {question}"),
        ];

    private static string Sources(IReadOnlyList<Passage> passages)
    {
        if (passages.Count == 0)
        {
            return "<sources>\nNothing was found.\n</sources>\n";
        }

        var text = new StringBuilder("<sources>\n");
        for (var index = 0; index < passages.Count; index++)
        {
            var passage = passages[index];
            text.Append(
                CultureInfo.InvariantCulture,
                $"<source n=\"{index + 1}\" title=\"{Attribute(passage.Title)}\" section=\"{Attribute(string.Join(" > ", passage.TitlePath))}\">\n"
            );
            text.Append(Fence().Replace(passage.Text, "‹")).Append("\n</source>\n");
        }

        return text.Append("</sources>\n").ToString();
    }

    private static string Attribute(string value) => Fence().Replace(value, "‹").Replace('"', '”').ReplaceLineEndings(" ");

    /// <summary>The beginning of whatever a document could use to step out of its fence.</summary>
    [GeneratedRegex(
        @"<(?=\s*/?\s*sources?\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Fence();
}
