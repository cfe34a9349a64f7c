using System.CommandLine;
using System.Globalization;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Evaluation.Retrieval;

namespace Chatbot.Bot.Commands.Eval;

/// <summary><c>eval retrieval</c>: ranks the documents of a judged collection and scores the ranking.</summary>
internal static class EvalRetrievalCommand
{
    private static readonly Dictionary<string, SearchMode> Modes = new(StringComparer.Ordinal)
    {
        ["default"] = SearchMode.Hybrid,
        ["hybrid"] = SearchMode.Fused,
        ["bm25"] = SearchMode.Keyword,
        ["vector"] = SearchMode.Vector,
    };

    public static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description =
                "Folder with corpus.jsonl {id, title, text}, queries.jsonl {id, text} and, to score, qrels.tsv "
                + "(query, document, grade; one header line).",
        };
        var run = new Option<string?>("--run")
        {
            Description = "Writes the first 100 documents of each query here, in TREC format.",
        };
        var mode = new Option<string>("--mode")
        {
            Description = "bm25, vector, hybrid (both, fused) or default (all that a search does).",
            DefaultValueFactory = _ => "default",
        };
        mode.AcceptOnlyFromAmong([.. Modes.Keys]);
        var cache = new Option<string?>("--cache") { Description = "Folder that keeps vectors for the next run." };
        var store = new Option<string>("--store")
        {
            Description = "Where the index is: sqlite, or postgres (needs the setting Knowledge:PostgreSql:ConnectionString).",
            DefaultValueFactory = _ => "sqlite",
        };
        store.AcceptOnlyFromAmong("sqlite", "postgres");
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("retrieval", "Ranks a judged collection in a temporary index.")
        {
            folder,
            run,
            mode,
            store,
            cache,
            json,
        };
        command.SetAction(
            (result, token) =>
                EvalHost.RunAsync(
                    result,
                    result.GetValue(cache),
                    usesPostgreSql: string.Equals(result.GetValue(store), "postgres", StringComparison.Ordinal),
                    (services, stop) =>
                        RunAsync(
                            services.GetRequiredService<IKnowledgeBase>(),
                            result.GetRequiredValue(folder),
                            Modes[result.GetRequiredValue(mode)],
                            result.GetValue(run),
                            result.GetValue(json),
                            stop
                        ),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IKnowledgeBase knowledge,
        string folder,
        SearchMode mode,
        string? run,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var collection = await JudgedCollection.OpenAsync(folder, cancellationToken);
        await using var writer = run is null ? null : new StreamWriter(run);
        var progress = new EvalRetrievalProgress();
        var report = await new RetrievalEvaluation(knowledge).RunAsync(collection, mode, writer, progress, cancellationToken);
        progress.End();
        if (json)
        {
            CommandOutput.Json(report, EvalRetrievalJsonContext.Default.RetrievalReport);
        }
        else
        {
            Print(report);
        }

        return report.Failed == 0 ? 0 : 2;
    }

    private static void Print(RetrievalReport report)
    {
        Row("documents", $"{report.Documents} ({report.Failed} failed)");
        Row("queries", $"{report.Queries} ({report.Judged} judged)");
        if (report.Scores is { } scores)
        {
            Row("nDCG@10", Share(scores.NdcgAt10));
            Row("Recall@10", Share(scores.RecallAt10));
            Row("Recall@100", Share(scores.RecallAt100));
            Row("MRR@10", Share(scores.MrrAt10));
        }

        Row("p50 ms", report.P50Milliseconds.ToString("0.0", CultureInfo.InvariantCulture));
        Row("p95 ms", report.P95Milliseconds.ToString("0.0", CultureInfo.InvariantCulture));
        Row("index s", report.IndexSeconds.ToString("0.0", CultureInfo.InvariantCulture));
        Row("peak memory MiB", report.PeakMemoryMegabytes.ToString(CultureInfo.InvariantCulture));
    }

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Row(string name, string value) => CommandOutput.Line($"{name, -16}{value}");
}
