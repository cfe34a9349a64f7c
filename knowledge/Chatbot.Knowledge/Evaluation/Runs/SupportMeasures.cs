using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Holds the statements of an answer against what was cited and what was found.</summary>
internal sealed class SupportMeasures(IAnswerJudge judge, EvaluationCase one)
{
    private readonly Passage[] cited = [.. one.Citations.Select(ToPassage)];
    private readonly Passage[] all = [.. one.Citations.Concat(one.Passages ?? []).Distinct().Select(ToPassage)];

    public async Task AddAsync(
        MeasuredCase measured,
        IReadOnlyList<MarkedSentence> sentences,
        CancellationToken cancellationToken
    )
    {
        var faithful = new MeanVerdict();
        var grounded = new MeanVerdict();
        var valid = new MeanVerdict();
        MarkedSentence[] statements = [.. sentences.Where(sentence => sentence.IsStatement)];
        foreach (var statement in statements)
        {
            var marks = statement.Marks.Where(IsKnown).ToList();
            var verdict = await SaysAsync(statement, [.. marks.Select(mark => cited[mark - 1])], cancellationToken);
            grounded.Add(verdict);
            faithful.Add(verdict is true ? verdict : await SaysAsync(statement, all, cancellationToken));
            foreach (var mark in statement.Marks)
            {
                valid.Add(
                    !IsKnown(mark) ? false
                    : marks.Count == 1 ? verdict
                    : await SaysAsync(statement, [cited[mark - 1]], cancellationToken)
                );
            }
        }

        if (statements.Length > 0 && valid.Count == 0)
        {
            valid.Add(0);
        }

        measured.Add(Measure.Faithfulness, faithful);
        measured.Add(Measure.Groundedness, grounded);
        measured.Add(Measure.CitationValidity, valid);
    }

    private bool IsKnown(int mark) => mark >= 1 && mark <= cited.Length;

    private async Task<bool?> SaysAsync(MarkedSentence statement, Passage[] sources, CancellationToken cancellationToken) =>
        sources.Length == 0 ? false : (await judge.CheckAsync(statement.Text, sources, cancellationToken))?.IsSupported;

    private static Passage ToPassage(CasePassage passage) =>
        new()
        {
            ChunkId = passage.Doc,
            DocumentId = passage.Doc,
            Title = passage.Title ?? "",
            Text = passage.Text,
        };
}
