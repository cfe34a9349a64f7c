using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Measures one case.</summary>
internal sealed class CaseMeasures(IAnswerJudge judge, int depth)
{
    public async Task<MeasuredCase> OfAsync(EvaluationCase one, CancellationToken cancellationToken)
    {
        var measured = new MeasuredCase();
        if (one.Passages is { } passages)
        {
            RankingMeasures.Add(measured.Values, passages.Select(passage => passage.Doc), one.Evidence, depth);
            await AddContextAsync(measured, one.Question, passages, cancellationToken);
        }

        if (one.Answer is { } answer)
        {
            AddOutcome(measured, one, answer);
            if (!one.Refused)
            {
                var sentences = MarkedSentence.Split(answer);
                var relevance = new MeanVerdict();
                relevance.Add(
                    await judge.RateAnswerAsync(
                        one.Question,
                        string.Join(' ', sentences.Select(sentence => sentence.Text)),
                        cancellationToken
                    )
                );
                measured.Add(Measure.AnswerRelevance, relevance);
                await new SupportMeasures(judge, one).AddAsync(measured, sentences, cancellationToken);
            }
        }

        return measured;
    }

    private async Task AddContextAsync(
        MeasuredCase measured,
        string question,
        IReadOnlyList<CasePassage> passages,
        CancellationToken cancellationToken
    )
    {
        var relevance = new MeanVerdict();
        foreach (var passage in passages.Take(depth))
        {
            relevance.Add(await judge.RateContextAsync(question, passage.Text, cancellationToken));
        }

        if (passages.Count == 0)
        {
            relevance.Add(0);
        }

        measured.Add(Measure.ContextRelevance, relevance);
    }

    private static void AddOutcome(MeasuredCase measured, EvaluationCase one, string answer)
    {
        if (one.Answerable is { } answerable)
        {
            measured.Values[Measure.Abstention] = answerable != one.Refused ? 1 : 0;
        }

        var answered = new AnsweredQuestion(
            new EvaluationQuestion
            {
                Id = one.Id,
                Question = one.Question,
                Answers = one.Answers,
                Evidence = one.Evidence,
            },
            new AnswerLine(one.Id, answer, one.Refused, [.. one.Citations.Select(passage => passage.Doc)], Confidence: null),
            TimeSpan.Zero
        );
        if (one.Answers.Count > 0)
        {
            measured.Values[Measure.Correctness] = answered.IsRight ? 1 : 0;
        }

        if (one.Evidence.Any(evidence => evidence.Grade > 0))
        {
            measured.Values[Measure.EvidenceCited] = answered.CitesEvidence ? 1 : 0;
        }
    }
}
