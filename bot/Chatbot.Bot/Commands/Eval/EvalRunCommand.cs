using System.CommandLine;
using System.Globalization;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Reports;
using Chatbot.Knowledge.Evaluation.Runs;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Commands.Eval;

/// <summary><c>eval run</c>: measures retrieval, grounding and answers of a data set.</summary>
internal static class EvalRunCommand
{
    private const int DefaultDepth = 10;

    private static readonly Argument<string> Dataset = new("dataset")
    {
        Description = "JSONL file of cases; docs/evaluation.md describes it.",
    };
    private static readonly Option<string?> Documents = new("--documents")
    {
        Description = "Asks the cases without an answer over these documents: a folder, or a JSONL file.",
    };
    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Name of the result in reports. Default: that of the data set.",
    };
    private static readonly Option<string?> Out = new("--out") { Description = "Writes the result for 'eval compare'." };
    private static readonly Option<string?> Report = new("--report") { Description = "Writes a Markdown report." };
    private static readonly Option<string?> Html = new("--html") { Description = "Writes an HTML report with charts." };
    private static readonly Option<string> Judge = new("--judge")
    {
        Description = "Who judges: deterministic, or model.",
        DefaultValueFactory = _ => "deterministic",
    };
    private static readonly Option<int> Depth = new("--k")
    {
        Description = "Depth of the measures of retrieval.",
        DefaultValueFactory = _ => DefaultDepth,
    };
    private static readonly Option<int?> Sample = new("--sample") { Description = "Measures so many cases only." };
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Draws another sample.",
        DefaultValueFactory = _ => 1,
    };
    private static readonly Option<string?> Cache = new("--cache") { Description = "Folder that keeps verdicts by content." };
    private static readonly Option<string?> Vectors = new("--vectors") { Description = "Folder that keeps computed vectors." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };
    private static readonly Option<string[]> Gates = new("--fail-under")
    {
        Description = "A bound, measure=value; ends with 3 when it is not kept. May be repeated.",
    };

    public static Command Create()
    {
        var command = new Command("run", "Measures retrieval, grounding and answers of a data set.")
        {
            Dataset,
            Documents,
            Name,
            Out,
            Report,
            Html,
            Judge,
            Depth,
            Sample,
            Seed,
            Cache,
            Vectors,
            Json,
            Gates,
        };
        Judge.AcceptOnlyFromAmong("deterministic", "model");
        AtLeastOne(Depth);
        AtLeastOne(Sample);
        command.SetAction(
            (result, token) =>
                EvalHost.RunAsync(result, result.GetValue(Vectors), (services, stop) => RunAsync(services, result, stop), token)
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult options, CancellationToken cancellationToken)
    {
        var gates = EvalGates.Parse(options.GetValue(Gates), Measure.Names);
        var path = options.GetRequiredValue(Dataset);
        var cases = await CaseSet.ReadAsync(path, cancellationToken);
        if (options.GetValue(Sample) is { } count)
        {
            cases = CaseSet.Sample(cases, count, options.GetValue(Seed));
        }

        var run = new EvaluationRun(
            JudgeOf(services, options.GetRequiredValue(Judge)),
            services.GetRequiredService<TimeProvider>(),
            options.GetValue(Depth),
            options.GetValue(Cache)
        );
        var name = options.GetValue(Name) ?? Path.GetFileNameWithoutExtension(path);
        var ask = await AskerAsync(services, options.GetValue(Documents), cancellationToken);
        var progress = new EvalProgress($"of {cases.Count} cases measured");
        var result = await run.RunAsync(name, cases, ask, progress, cancellationToken);
        progress.End();
        if (result.Means().Count == 0)
        {
            throw new EvaluationException(
                $"Nothing was measured: the cases of {path} hold neither answers nor passages. Name documents to ask with --documents."
            );
        }

        await WriteAsync(result, options, cancellationToken);
        return EvalGates.Check(gates, result.Means());
    }

    private static async Task<Func<EvaluationCase, CancellationToken, Task<EvaluationCase>>?> AskerAsync(
        IServiceProvider services,
        string? documents,
        CancellationToken cancellationToken
    )
    {
        if (documents is null)
        {
            return null;
        }

        var asker = new QuestionRun(services.GetRequiredService<IKnowledgeBase>());
        var progress = new EvalProgress("documents handed in");
        var broken = await asker.ImportAsync(documents, progress, cancellationToken);
        progress.End();
        foreach (var status in broken)
        {
            CommandOutput.Error($"{status.DocumentId}: {status.Stage}: {status.Reason}");
        }

        return asker.CompleteAsync;
    }

    private static IAnswerJudge JudgeOf(IServiceProvider services, string name)
    {
        if (string.Equals(name, "deterministic", StringComparison.Ordinal))
        {
            var embeddings = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
            var logger = services.GetRequiredService<ILogger<SupportChecker>>();
            return new DeterministicJudge(embeddings, new SupportChecker(embeddings, logger));
        }

        return services.GetKeyedService<IChatClient>(KnowledgeExtensions.ModelKey) is { } model
            ? new ModelJudge(model, services.GetRequiredService<ILogger<ModelJudge>>())
            : throw new EvaluationException(
                "--judge model needs a language model: set Assistant:Provider to one, as docs/configuration.md says."
            );
    }

    private static void AtLeastOne(Option option) =>
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value)
                && value < 1
            )
            {
                result.AddError($"{option.Name} is {value}. It must be at least 1.");
            }
        });

    private static async Task WriteAsync(EvaluationResult result, ParseResult options, CancellationToken cancellationToken)
    {
        if (options.GetValue(Out) is { } path)
        {
            await result.WriteAsync(path, cancellationToken);
        }

        await EvalReports.WriteAsync(options.GetValue(Report), () => MarkdownReport.Of(result), cancellationToken);
        await EvalReports.WriteAsync(options.GetValue(Html), () => HtmlReport.Of(result), cancellationToken);
        if (options.GetValue(Json))
        {
            CommandOutput.Json(
                new EvalRunOutput(result.Name, result.Judge, result.Cases.Count, result.Means()),
                EvalJsonContext.Default.EvalRunOutput
            );
        }
        else
        {
            CommandOutput.Line(MarkdownReport.Of(result));
        }
    }
}
