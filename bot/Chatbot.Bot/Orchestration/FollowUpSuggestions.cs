using System.Globalization;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration;

/// <summary>Proposes what to ask next from the headings of passages that were found.</summary>
internal static class FollowUpSuggestions
{
    private const int ShortestHeading = 4;
    private const int LongestHeading = 60;

    /// <param name="passages">Best first.</param>
    /// <param name="question">What was asked; its own subject is not proposed again.</param>
    public static IReadOnlyList<string> From(IReadOnlyList<Passage> passages, string question, AssistantTexts texts, int limit)
    {
        var asked = ContentWords.Of(question).Select(ContentWords.Stem).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. passages
                .Select(passage => WithoutNumber(passage.TitlePath.Count > 0 ? passage.TitlePath[^1] : passage.Title))
                .Where(heading => heading.Length is >= ShortestHeading and <= LongestHeading)
                .Where(heading => ContentWords.Of(heading).Select(ContentWords.Stem).Any(word => !asked.Contains(word)))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(limit)
                .Select(heading => string.Format(CultureInfo.InvariantCulture, texts.TellMeAbout, heading)),
        ];
    }

    /// <summary>"4.2 Leave" is about leave.</summary>
    private static string WithoutNumber(string heading)
    {
        var trimmed = heading.Trim();
        var words = trimmed.TrimStart([.. "0123456789."]);
        return words.Length > 0 && char.IsWhiteSpace(words[0]) ? words.Trim() : trimmed;
    }
}
