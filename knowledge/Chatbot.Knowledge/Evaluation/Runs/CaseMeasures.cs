using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Measures one case.</summary>
internal sealed class CaseMeasures(IAnswerJudge judge, int depth)
{
    public async Task<Dictionary<string, double>> OfAsync(EvaluationCase one, CancellationToken cancellationToken)
    {
        var measures = new Dictionary<string, double>(StringComparer.Ordinal);
        if (one.Passages is { } passages)
        {
            if (one.Evidence.Count > 0)
            {
                RankingMeasures.Add(measures, passages.Select(passage => passage.Doc), one.Evidence, depth);
            }

            await AddContextAsync(measures, one.Question, passages, cancellationToken);
        }

        if (one.Answer is null)
        {
            return measures;
        }

        if (one.Answerable is { } answerable)
        {
            measures[Measure.Abstention] = answerable == !one.Refused ? 1 : 0;
        }

        var answered = ToAnswered(one);
        if (one.Answers.Count > 0)
        {
            measures[Measure.Correctness] = answered.IsRight ? 1 : 0;
        }

        if (one.Evidence.Count > 0)
        {
            measures[Measure.EvidenceCited] = answered.CitesEvidence ? 1 : 0;
        }

        if (!one.Refused)
        {
            measures[Measure.AnswerRelevance] = await judge.RateAnswerAsync(
                one.Question,
                string.Concat(MarkedSentence.Split(one.Answer).Select(sentence => $"{sentence.Text} ")),
                cancellationToken
            );
            await AddSupportAsync(measures, one, cancellationToken);
        }

        return measures;
    }

    private async Task AddContextAsync(
        Dictionary<string, double> measures,
        string question,
        IReadOnlyList<CasePassage> passages,
        CancellationToken cancellationToken
    )
    {
        var ratings = new List<double>();
        foreach (var passage in passages.Take(depth))
        {
            ratings.Add(await judge.RateContextAsync(question, passage.Text, cancellationToken));
        }

        measures[Measure.ContextRelevance] = ratings.Count == 0 ? 0 : ratings.Average();
    }

    private async Task AddSupportAsync(
        Dictionary<string, double> measures,
        EvaluationCase one,
        CancellationToken cancellationToken
    )
    {
        Passage[] cited = [.. one.Citations.Select(ToPassage)];
        Passage[] all = [.. cited, .. (one.Passages ?? []).Select(ToPassage)];
        MarkedSentence[] statements = [.. MarkedSentence.Split(one.Answer!).Where(sentence => sentence.IsStatement)];
        var faithful = 0;
        var grounded = 0;
        var marks = 0;
        var valid = 0;
        foreach (var statement in statements)
        {
            Passage[] sources =
            [
                .. statement.Marks.Where(mark => mark >= 1 && mark <= cited.Length).Select(mark => cited[mark - 1]),
            ];
            var isGrounded = (await judge.CheckAsync(statement.Text, sources, cancellationToken)).IsSupported;
            grounded += isGrounded ? 1 : 0;
            faithful += isGrounded || (await judge.CheckAsync(statement.Text, all, cancellationToken)).IsSupported ? 1 : 0;
            marks += statement.Marks.Count;
            valid += await CountValidAsync(statement, sources, isGrounded, cancellationToken);
        }

        if (statements.Length > 0)
        {
            measures[Measure.Faithfulness] = (double)faithful / statements.Length;
            measures[Measure.Groundedness] = (double)grounded / statements.Length;
            measures[Measure.CitationValidity] = marks == 0 ? 0 : (double)valid / marks;
        }
    }

    private async Task<int> CountValidAsync(
        MarkedSentence statement,
        Passage[] sources,
        bool isGrounded,
        CancellationToken cancellationToken
    )
    {
        if (sources.Length <= 1)
        {
            return isGrounded ? sources.Length : 0;
        }

        var valid = 0;
        foreach (var source in sources)
        {
            valid += (await judge.CheckAsync(statement.Text, [source], cancellationToken)).IsSupported ? 1 : 0;
        }

        return valid;
    }

    private static AnsweredQuestion ToAnswered(EvaluationCase one) =>
        new(
            new EvaluationQuestion
            {
                Id = one.Id,
                Question = one.Question,
                Answers = one.Answers,
                Evidence = one.Evidence,
            },
            new AnswerLine(one.Id, one.Answer!, one.Refused, [.. one.Citations.Select(passage => passage.Doc)], Confidence: null),
            TimeSpan.Zero
        );

    private static Passage ToPassage(CasePassage passage) =>
        new()
        {
            ChunkId = passage.Doc,
            DocumentId = passage.Doc,
            Title = "",
            Text = passage.Text,
        };
}
