using Chatbot.Bot.Orchestration.Questions;

namespace Chatbot.Bot.Conversations.Attachments;

/// <summary>The paragraphs of a text that say most about a question. Pure.</summary>
internal static class AttachmentQuotes
{
    private const int MostQuotes = 3;
    private const int LongestQuote = 600;

    /// <summary>The best paragraphs in the order of the text; none when no content word of the question stands in it.</summary>
    public static IReadOnlyList<string> Find(string text, IReadOnlySet<string> asked)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var scored = text.ReplaceLineEndings("\n")
            .Split("\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select((paragraph, at) => (Paragraph: paragraph, At: at, Hits: Hits(paragraph, asked)))
            .Where(entry => entry.Hits > 0)
            .ToList();
        var most = scored.Count == 0 ? 0 : scored.Max(entry => entry.Hits);
        return
        [
            .. scored
                .Where(entry => entry.Hits == most)
                .Take(MostQuotes)
                .OrderBy(entry => entry.At)
                .Select(entry => Shorten(entry.Paragraph)),
        ];
    }

    /// <summary>What a question asks about, as stems.</summary>
    public static IReadOnlySet<string> WordsOf(string question) =>
        ContentWords.Of(question).Select(ContentWords.Stem).ToHashSet(StringComparer.Ordinal);

    private static int Hits(string paragraph, IReadOnlySet<string> asked) =>
        ContentWords.All(paragraph).Select(ContentWords.Stem).Where(asked.Contains).Distinct(StringComparer.Ordinal).Count();

    private static string Shorten(string paragraph) =>
        paragraph.Length <= LongestQuote ? paragraph : $"{paragraph.AsSpan(0, LongestQuote)}…";
}
