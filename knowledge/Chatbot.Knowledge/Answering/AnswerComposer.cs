using System.Globalization;
using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering;

/// <summary>Joins the chosen sentences: a paragraph, or bullets when one of them is an item of a list or table.</summary>
internal static class AnswerComposer
{
    private const int MaxSentences = 4;
    private const int MaxWords = 74;
    private const int MaxCharacters = 800;

    /// <summary>The answer from sentences in the order of their scores.</summary>
    public static ExtractiveAnswer Compose(IReadOnlyList<Candidate> ranked)
    {
        Candidate[] chosen = InReadingOrder(Choose(ranked));
        var citations = new List<Passage>();
        var text = new StringBuilder();
        bool bullets = chosen.Length > 1 && Array.Exists(chosen, candidate => candidate.IsItem);
        foreach (Candidate candidate in chosen)
        {
            int mark = citations.FindIndex(passage => passage.ChunkId == candidate.Passage.ChunkId) + 1;
            if (mark == 0)
            {
                citations.Add(candidate.Passage);
                mark = citations.Count;
            }

            text.Append(
                    text.Length == 0 ? string.Empty
                    : bullets ? "\n"
                    : " "
                )
                .Append(bullets ? "- " : string.Empty)
                .Append(Shorten(candidate.Text, MaxWords))
                .Append(CultureInfo.InvariantCulture, $" [{mark}]");
        }

        return new ExtractiveAnswer(text.ToString(), true, citations);
    }

    /// <summary>Both sides of a contradiction, which is said.</summary>
    public static ExtractiveAnswer Compose(AnswerConflict conflict, AnswerTexts texts)
    {
        const int Sides = 2;
        string text =
            $"{Shorten(conflict.FirstText, MaxWords / Sides)} [1] {texts.Disagree} {Shorten(conflict.SecondText, (MaxWords / Sides) - texts.Disagree.Count(char.IsWhiteSpace))} [2]";
        return new ExtractiveAnswer(
            conflict.FirstIsNewer ? $"{text} {texts.Newer}" : text,
            true,
            [conflict.First, conflict.Second]
        )
        {
            Conflict = conflict,
        };
    }

    private static List<Candidate> Choose(IReadOnlyList<Candidate> ranked)
    {
        List<Candidate> chosen = [ranked[0]];
        int words = Words(ranked[0].Text);
        foreach (Candidate candidate in ranked.Skip(1).TakeWhile(_ => chosen.Count < MaxSentences))
        {
            int more = Words(candidate.Text);
            bool said = chosen.Exists(other => string.Equals(other.Text, candidate.Text, StringComparison.OrdinalIgnoreCase));
            if (!said && words + more <= MaxWords && candidate.Score >= ranked[0].Score - AnswerScore.Margin)
            {
                chosen.Add(candidate);
                words += more;
            }
        }

        return chosen;
    }

    /// <summary>The passage of the best sentence first; within a passage as it stands there.</summary>
    private static Candidate[] InReadingOrder(List<Candidate> chosen) =>
        [
            .. chosen
                .GroupBy(candidate => candidate.Passage.ChunkId, StringComparer.Ordinal)
                .SelectMany(passage => passage.OrderBy(candidate => candidate.Order)),
        ];

    /// <summary>A sentence longer than a whole answer ends at a word, with an ellipsis.</summary>
    private static string Shorten(string sentence, int most)
    {
        string[] words = sentence.Split(' ');
        string text = words.Length <= most ? sentence : $"{string.Join(' ', words.Take(most))} …";
        return text.Length <= MaxCharacters ? text : $"{text[..MaxCharacters]}…";
    }

    private static int Words(string text) => text.Count(character => character == ' ') + 1;
}
