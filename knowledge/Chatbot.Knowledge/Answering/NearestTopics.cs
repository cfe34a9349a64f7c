using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering;

/// <summary>The honest answer when the documents hold none: what is nearest, and what to do next.</summary>
internal static class NearestTopics
{
    private const int Most = 3;
    private const int Longest = 100;

    /// <summary>Title and section of the best passages, which the audience may read.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Passage> passages) =>
        [
            .. passages
                .Select(passage =>
                    passage.TitlePath is [.., var section] && section != passage.Title
                        ? $"{passage.Title} › {section}"
                        : passage.Title
                )
                .Select(topic => QuotedText.Of(topic.Trim()))
                .Where(topic => topic.Length > 0)
                .Select(topic => topic.Length <= Longest ? topic : $"{topic[..Longest]}…")
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];

    public static string Text(IReadOnlyList<string> topics, AnswerTexts texts)
    {
        var text = new StringBuilder(texts.NotFound).Append(' ').Append(texts.NextStep);
        if (topics.Count > 0)
        {
            text.Append("\n\n").Append(texts.NearestTopics);
            foreach (string topic in topics)
            {
                text.Append("\n- ").Append(topic);
            }
        }

        return text.ToString();
    }
}
