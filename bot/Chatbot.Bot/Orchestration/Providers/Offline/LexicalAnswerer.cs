using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration.Providers.Offline;

/// <summary>Quotes the sentences that share the most words with the question, and gives up when too few are shared.</summary>
internal sealed partial class LexicalAnswerer : IExtractiveAnswerer
{
    private const int MostSentences = 3;
    private const double LeastCoverage = 0.5;

    public Task<ExtractiveAnswer> AnswerAsync(
        string question,
        IReadOnlyList<Passage> passages,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wanted = ContentWords.Of(question).Select(ContentWords.Stem).ToHashSet(StringComparer.Ordinal);
        var best = passages
            .SelectMany((passage, rank) => Sentences(passage, rank, wanted))
            .OrderByDescending(sentence => sentence.Score)
            .ThenBy(sentence => sentence.Rank)
            .Take(MostSentences)
            .ToList();
        if (wanted.Count == 0 || best.Count == 0 || best[0].Score < LeastCoverage)
        {
            return Task.FromResult(new ExtractiveAnswer("", Found: false, []));
        }

        var citations = new List<Passage>();
        var text = new StringBuilder();
        foreach (var sentence in best.Where(sentence => sentence.Score >= best[0].Score * 0.75))
        {
            var mark = citations.IndexOf(sentence.Passage);
            if (mark < 0)
            {
                mark = citations.Count;
                citations.Add(sentence.Passage);
            }

            text.Append(text.Length > 0 ? " " : "").Append(sentence.Text).Append(CultureInfo.InvariantCulture, $" [{mark + 1}]");
        }

        return Task.FromResult(new ExtractiveAnswer(text.ToString(), Found: true, citations));
    }

    private static IEnumerable<ScoredSentence> Sentences(Passage passage, int rank, HashSet<string> wanted)
    {
        var context = ContentWords.Of($"{passage.Title} {string.Join(' ', passage.TitlePath)}").Select(ContentWords.Stem);
        var headings = context.Where(wanted.Contains).ToHashSet(StringComparer.Ordinal);
        foreach (var part in SentenceEnd().Split(passage.Text))
        {
            var sentence = part.Replace('[', '(').Replace(']', ')').Trim().ReplaceLineEndings(" ");
            var own = ContentWords
                .Of(sentence)
                .Select(ContentWords.Stem)
                .Where(wanted.Contains)
                .ToHashSet(StringComparer.Ordinal);
            if (own.Count > 0)
            {
                own.UnionWith(headings);
                yield return new ScoredSentence(sentence, passage, rank, (double)own.Count / wanted.Count);
            }
        }
    }

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    private sealed record ScoredSentence(string Text, Passage Passage, int Rank, double Score);
}
