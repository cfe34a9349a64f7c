using System.CommandLine;
using System.Text.Json;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands.Workflows;

/// <summary><c>workflows run</c>: one run in this process. What it asks is asked on the terminal; only "yes" lets it go on.</summary>
internal static class WorkflowRunCommand
{
    private const int NotDone = 2;
    private const string Channel = "cli";

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The workflow." };
        var input = new Option<string?>("--input") { Description = "A file with the input, as JSON. Default: an empty object." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var user = new Option<string>("--as")
        {
            Description = "Run it as this user. Default: a user without groups.",
            DefaultValueFactory = _ => Channel,
        };
        var run = new Command("run", "Runs a workflow in this process; exit code 2 if it did not succeed.")
        {
            name,
            input,
            json,
            user,
        };
        run.TreatUnmatchedTokensAsErrors = false;
        run.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    async (services, stop) =>
                        Write(
                            await RunAsync(
                                services,
                                result.GetRequiredValue(name),
                                await ReadAsync(result.GetValue(input), stop),
                                result.GetRequiredValue(user),
                                stop
                            ),
                            result.GetValue(json)
                        ),
                    token
                )
        );
        return run;
    }

    private static async Task<JsonElement> ReadAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is not null && !File.Exists(file))
        {
            throw new InvalidOperationException($"There is no file {file}.");
        }

        try
        {
            using var document = JsonDocument.Parse(file is null ? "{}" : await File.ReadAllTextAsync(file, cancellationToken));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new InvalidOperationException($"{file} holds no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException($"{file} is not JSON: {exception.Message}", exception);
        }
    }

    private static async Task<WorkflowRunOutput> RunAsync(
        IServiceProvider services,
        string name,
        JsonElement input,
        string user,
        CancellationToken cancellationToken
    )
    {
        var workflow =
            services.GetRequiredService<WorkflowCatalog>().Find(name)
            ?? throw new InvalidOperationException($"There is no workflow '{name}' in Workflows:Folder. See: workflows list.");
        var answers = new Dictionary<string, PersonAnswer>(StringComparer.Ordinal);
        var request = new WorkflowRequest
        {
            Definition = workflow,
            Input = input,
            Caller = services
                .GetRequiredService<ToolCallers>()
                .Identify(ConversationId.DefaultTenant, Channel, Audience.Of(user)),
            IsTyped = true,
            FindAnswer = id => answers.GetValueOrDefault(id),
            ReportAsync = (text, fraction) =>
            {
                CommandOutput.Progress($"{fraction * 100:0} % {text}\n");
                return Task.CompletedTask;
            },
        };
        var runner = services.GetRequiredService<WorkflowRunner>();
        var journal = new MemoryJournal();
        using var terminal = new StreamReader(CommandOutput.OpenInput());
        try
        {
            while (true)
            {
                switch (await runner.RunAsync(request, journal, cancellationToken))
                {
                    case WorkflowEnd.Done done:
                        return new(name, "succeeded", WorkflowJsonText.ToElement(done.Output), null);
                    case WorkflowEnd.Stopped stopped:
                        return new(name, "stopped", null, stopped.Reason);
                    case WorkflowEnd.Waiting waiting:
                        answers[waiting.Request.Id] = await AskAsync(waiting.Request, terminal, cancellationToken);
                        break;
                }
            }
        }
        catch (WorkflowFailedException exception)
        {
            return new(name, "failed", null, exception.Message);
        }
    }

    private static async Task<PersonAnswer> AskAsync(
        ApprovalRequest request,
        StreamReader terminal,
        CancellationToken cancellationToken
    )
    {
        if (request.Approver is { } approver)
        {
            CommandOutput.Progress($"{request.Subject} is decided by {approver}, who cannot be asked here.\n");
            return new(IsApproved: false, Comment: $"{approver} decides, who cannot be asked on the terminal.");
        }

        CommandOutput.Progress($"{request.Subject} asks:\n{request.Description}\n{request.Arguments}\nyes or no? ");
        var answer = await terminal.ReadLineAsync(cancellationToken);
        return new(IsApproved: string.Equals(answer?.Trim(), "yes", StringComparison.OrdinalIgnoreCase));
    }

    private static int Write(WorkflowRunOutput output, bool json)
    {
        if (json)
        {
            CommandOutput.Json(output, WorkflowsJsonContext.Default.WorkflowRunOutput);
        }
        else if (output.Output is { } value)
        {
            CommandOutput.Line(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }
        else
        {
            CommandOutput.Error($"{output.Workflow} {output.State}: {output.Reason}");
        }

        return output.Output is null ? NotDone : 0;
    }
}
