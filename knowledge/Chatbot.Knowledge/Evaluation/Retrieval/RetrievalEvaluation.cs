using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>
/// Imports a judged collection as any other documents and asks its queries. A document counts as its best passage. Writes
/// the first 100 documents of every query in the TREC run format.
/// </summary>
public sealed class RetrievalEvaluation(IKnowledgeBase knowledge)
{
    private const string Tenant = "evaluation";
    private const int RunDepth = 100;
    private const int PassageDepth = 300;
    private const int UsualLimit = 8;
    private const int ReportEvery = 100;

    private static readonly Audience Asker = Audience.Of("evaluation");

    /// <summary>Runs the whole evaluation.</summary>
    /// <param name="collection">Documents, queries and perhaps judgements.</param>
    /// <param name="mode">Which signals rank.</param>
    /// <param name="run">Where the run goes, or null.</param>
    /// <param name="progress">Is told in words how far it is, or null.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    public async Task<RetrievalReport> RunAsync(
        JudgedCollection collection,
        SearchMode mode,
        TextWriter? run,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        long start = Stopwatch.GetTimestamp();
        int documents = await ImportAsync(collection, progress, cancellationToken);
        TimeSpan indexing = Stopwatch.GetElapsedTime(start);
        int failed = await CountFailedAsync(cancellationToken);
        var scores = new List<RankingScores>();
        var durations = new List<double>();
        foreach (JudgedQuery query in collection.Queries)
        {
            durations.Add(await MeasureAsync(query, mode, cancellationToken));
            (string Id, double Score)[] ranking = await RankAsync(query, mode, cancellationToken);
            await WriteAsync(run, query, ranking, mode);
            if (
                collection.Judgements?.GetValueOrDefault(query.Id) is { } judgements
                && RankingScores.Of([.. ranking.Select(hit => hit.Id)], judgements) is { } score
            )
            {
                scores.Add(score);
            }

            if (durations.Count % ReportEvery == 0)
            {
                progress?.Report($"{durations.Count} of {collection.Queries.Count} queries asked");
            }
        }

        using var process = Process.GetCurrentProcess();
        return new RetrievalReport
        {
            Documents = documents,
            Failed = failed,
            Queries = collection.Queries.Count,
            Judged = scores.Count,
            Scores = RankingScores.Average(scores),
            IndexSeconds = indexing.TotalSeconds,
            P50Milliseconds = Percentile(durations, 0.5),
            P95Milliseconds = Percentile(durations, 0.95),
            PeakMemoryMegabytes = process.PeakWorkingSet64 >> 20,
        };
    }

    private async Task<int> ImportAsync(
        JudgedCollection collection,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        int count = 0;
        await foreach (JudgedDocument document in collection.ReadAsync(cancellationToken))
        {
            // A document without text is its title, and one without both has nothing to be found by.
            string text = string.IsNullOrWhiteSpace(document.Text) ? document.Title : document.Text;
            count++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var import = new DocumentImport
            {
                Tenant = Tenant,
                DocumentId = document.Id,
                FileName = "document.txt",
                MediaType = "text/plain",
                Title = document.Title,
                Content = content,
            };
            await knowledge.ImportAsync(import, cancellationToken);
            if (count % ReportEvery == 0)
            {
                progress?.Report($"{count} documents handed in");
            }
        }

        progress?.Report($"{count} documents handed in; waiting until all are searchable");
        await knowledge.WhenIdleAsync(cancellationToken);
        return count;
    }

    private async Task<int> CountFailedAsync(CancellationToken cancellationToken)
    {
        int failed = 0;
        await foreach (DocumentStatus status in knowledge.ListAsync(Tenant, Asker, cancellationToken))
        {
            failed += status.Stage is DocumentStage.Ready or DocumentStage.Partial ? 0 : 1;
        }

        return failed;
    }

    private async Task<double> MeasureAsync(JudgedQuery query, SearchMode mode, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        _ = await knowledge.SearchAsync(Query(query, mode, UsualLimit), cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private async Task<(string Id, double Score)[]> RankAsync(
        JudgedQuery query,
        SearchMode mode,
        CancellationToken cancellationToken
    )
    {
        SearchResult result = await knowledge.SearchAsync(Query(query, mode, PassageDepth), cancellationToken);
        return [.. result.Passages.DistinctBy(passage => passage.DocumentId).Take(RunDepth).Select(p => (p.DocumentId, p.Score))];
    }

    private static SearchQuery Query(JudgedQuery query, SearchMode mode, int limit) =>
        new()
        {
            Tenant = Tenant,
            Text = query.Text,
            Audience = Asker,
            Mode = mode,
            Limit = limit,
        };

    private static async Task WriteAsync(TextWriter? run, JudgedQuery query, (string Id, double Score)[] ranking, SearchMode mode)
    {
        if (run is null)
        {
            return;
        }

        for (int i = 0; i < ranking.Length; i++)
        {
            string score = ranking[i].Score.ToString("R", CultureInfo.InvariantCulture);
            await run.WriteLineAsync(
                $"{query.Id} Q0 {ranking[i].Id} {i + 1} {score} chatbot-{mode.ToString().ToLowerInvariant()}"
            );
        }
    }

    private static double Percentile(List<double> values, double share)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        double[] ordered = [.. values.Order()];
        return ordered[Math.Min(ordered.Length - 1, (int)(share * ordered.Length))];
    }
}
