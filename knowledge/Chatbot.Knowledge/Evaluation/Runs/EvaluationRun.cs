namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Measures the cases of a data set.</summary>
/// <param name="judge">Judges what cannot be counted.</param>
/// <param name="time">Dates the result.</param>
/// <param name="depth">Depth of the measures of retrieval.</param>
/// <param name="cache">Folder that keeps measures from run to run, or null.</param>
public sealed class EvaluationRun(IAnswerJudge judge, TimeProvider time, int depth = 10, string? cache = null)
{
    private readonly int depth =
        depth > 0 ? depth : throw new ArgumentOutOfRangeException(nameof(depth), depth, "The depth must be at least 1.");

    /// <summary>Measures every case.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="cases">The cases; one without an answer is completed by <paramref name="complete"/> first.</param>
    /// <param name="complete">Asks a question, or null when the cases hold all there is.</param>
    /// <param name="done">Is told how many cases are done.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<EvaluationResult> RunAsync(
        string name,
        IReadOnlyList<EvaluationCase> cases,
        Func<EvaluationCase, CancellationToken, Task<EvaluationCase>>? complete = null,
        IProgress<int>? done = null,
        CancellationToken cancellationToken = default
    )
    {
        var kept = new MeasureCache(cache);
        var measures = new CaseMeasures(judge, depth);
        var results = new List<CaseResult>(cases.Count);
        foreach (var one in cases)
        {
            var whole = complete is not null && one.Answer is null ? await complete(one, cancellationToken) : one;
            var measured = await kept.GetAsync(
                whole,
                judge.Version,
                depth,
                () => measures.OfAsync(whole, cancellationToken),
                cancellationToken
            );
            results.Add(
                new CaseResult(
                    whole.Id,
                    whole.Question,
                    whole.Answer,
                    whole.Refused,
                    measured.Values,
                    measured.Missing.Count == 0 ? null : measured.Missing
                )
            );
            done?.Report(results.Count);
        }

        return new EvaluationResult
        {
            Name = name,
            Judge = judge.Version,
            At = time.GetUtcNow(),
            Depth = depth,
            Cases = results,
        };
    }
}
