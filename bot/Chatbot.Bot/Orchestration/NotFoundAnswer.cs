using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration;

/// <summary>The honest text for a question that the documents do not answer, with a next step.</summary>
internal static class NotFoundAnswer
{
    private const int MostTopics = 3;

    /// <summary>The best passage of each of the nearest documents.</summary>
    public static IReadOnlyList<Passage> Near(IReadOnlyList<Passage> passages) =>
        [
            .. passages
                .Where(passage => passage.Title.Trim().Length > 0)
                .DistinctBy(passage => passage.DocumentId)
                .Take(MostTopics),
        ];

    /// <param name="passages">What was found instead; the readers of the answer may see it.</param>
    public static string Text(IReadOnlyList<Passage> passages, AssistantTexts texts)
    {
        var text = new StringBuilder(texts.NotFound).Append(' ').Append(texts.Rephrase);
        var titles = passages
            .Select(passage => passage.Title.Trim().ReplaceLineEndings(" ").Replace('[', '(').Replace(']', ')'))
            .Where(title => title.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostTopics)
            .ToList();
        if (titles.Count > 0)
        {
            text.Append("\n\n").Append(texts.NearestTopics);
            foreach (var title in titles)
            {
                text.Append("\n- ").Append(title);
            }
        }

        return text.ToString();
    }
}
