using System.CommandLine;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Bot.Commands.Eval;

/// <summary><c>eval qa</c>: asks questions with known answers and scores what comes back.</summary>
internal static class EvalQaCommand
{
    public static Command Create()
    {
        var questions = new Argument<string>("questions")
        {
            Description = "JSONL file: {id, question, answerable, answers[], evidence[{doc}]} a line.",
        };
        var documents = new Option<string>("--documents")
        {
            Description = "A folder of files, or a JSONL file: {id, title, text} a line.",
            Required = true,
        };
        var answers = new Option<string?>("--answers")
        {
            Description = "Writes {id, answer, refused, citations[], confidence} a line to this file.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var gates = new Option<string[]>("--fail-under")
        {
            Description = "A bound, measure=value; ends with 3 when it is not kept. May be repeated.",
        };
        var vectors = new Option<string?>("--vectors") { Description = "Folder that keeps computed vectors for the next run." };
        var command = new Command("qa", "Asks questions with known answers over documents, in a temporary index.")
        {
            questions,
            documents,
            answers,
            json,
            gates,
            vectors,
        };
        command.SetAction(
            (result, token) =>
                EvalHost.RunAsync(
                    result,
                    result.GetValue(vectors),
                    (services, stop) =>
                        RunAsync(
                            services,
                            new Request(
                                result.GetRequiredValue(questions),
                                result.GetRequiredValue(documents),
                                result.GetValue(answers),
                                result.GetValue(json),
                                EvalGates.Parse(result.GetValue(gates), AnswerScores.Names)
                            ),
                            stop
                        ),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Request request, CancellationToken cancellationToken)
    {
        var questions = await QuestionSet.ReadAsync(request.Questions, cancellationToken);
        var run = new QuestionRun(services.GetRequiredService<IKnowledgeBase>());
        await ImportAsync(run, request.Documents, cancellationToken);
        var answered = await AskAsync(run, questions, request.Answers, cancellationToken);
        var scores = AnswerScores.Of(answered);
        var curve = TradeOffPoint.Curve(answered);
        if (request.Json)
        {
            CommandOutput.Json(new EvalQaOutput(scores, curve), EvalJsonContext.Default.EvalQaOutput);
        }
        else
        {
            EvalQaTable.Print(scores, curve);
        }

        return EvalGates.Check(request.Gates, scores.ByName());
    }

    private static async Task ImportAsync(QuestionRun run, string path, CancellationToken cancellationToken)
    {
        var progress = new EvalProgress("documents handed in");
        var broken = await run.ImportAsync(path, progress, cancellationToken);
        progress.End();
        foreach (var status in broken)
        {
            CommandOutput.Error($"{status.DocumentId}: {status.Stage}: {status.Reason}");
        }
    }

    private static async Task<List<AnsweredQuestion>> AskAsync(
        QuestionRun run,
        IReadOnlyList<EvaluationQuestion> questions,
        string? path,
        CancellationToken cancellationToken
    )
    {
        await using var file = path is null ? null : AnswerFile.Create(path);
        var progress = new EvalProgress($"of {questions.Count} questions asked");
        var answered = new List<AnsweredQuestion>(questions.Count);
        foreach (var question in questions)
        {
            var answer = await run.AskAsync(question, cancellationToken);
            answered.Add(answer);
            progress.Report(answered.Count);
            if (file is not null)
            {
                await file.WriteAsync(answer.Answer, cancellationToken);
            }
        }

        progress.End();
        return answered;
    }

    private sealed record Request(
        string Questions,
        string Documents,
        string? Answers,
        bool Json,
        IReadOnlyList<QualityGate> Gates
    );
}
