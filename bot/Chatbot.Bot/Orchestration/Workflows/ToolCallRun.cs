using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Context;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Makes the call of a step by the rules that hold for a call of a model: rights, limits, approval, never twice.</summary>
internal sealed class ToolCallRun(ToolCatalog catalog, CallExecutor executor, ContextBuilder context, TimeProvider time)
{
    private const string CallId = "call";
    private static readonly IReadOnlyList<AgentMessage> Opening = [new("assistant", "")];

    /// <exception cref="WorkflowFailedException">The call did not succeed.</exception>
    public async Task<WorkflowEnd> RunAsync(
        WorkflowRun run,
        WorkflowStep.Tool step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        var arguments = WorkflowJsonText.Evaluate(step.Arguments, scope).ToJsonString(WorkflowJsonText.Readable);
        var tools = await catalog.ListAsync(run.Request.Caller, cancellationToken);
        var agent = Create(run, step, arguments, tools, null);
        agent.Begin(new AgentStep { Calls = [new(CallId, step.Name, arguments)] });
        var record = await CallAsync(run, agent, $"{path}/call", cancellationToken);
        if (record.Approval is { } request)
        {
            if (run.Request.FindAnswer(request.Id) is not { } answer)
            {
                // A run does not know what was allowed for a conversation, so it does not offer that.
                return new WorkflowEnd.Waiting(request with { CanRemember = false });
            }

            if (answer.IsExpired)
            {
                throw new WorkflowFailedException($"nobody allowed {step.Name} in time, so it was not called.");
            }

            var verdict = new ApprovalVerdict(answer.IsApproved, answer.Arguments);
            agent = Create(run, step, arguments, tools, new(agent.Pause(CallId), verdict));
            record = await CallAsync(run, agent, $"{path}/answered", cancellationToken);
            if (!answer.IsApproved)
            {
                return new WorkflowEnd.Stopped($"{step.Name} was not allowed. {answer.Comment}".Trim());
            }
        }

        return Read(step, record);
    }

    private async Task<AgentCallRecord> CallAsync(
        WorkflowRun run,
        AgentRun agent,
        string path,
        CancellationToken cancellationToken
    )
    {
        run.Budget.BeginCall();
        var record = await executor.RunAsync(agent, 0, new PrefixedJournal(run.Journal, path), cancellationToken);
        run.Budget.EndCall(record.Outcome?.ElapsedMs ?? 0);
        return record;
    }

    /// <summary>A run of one call. Whatever the person did not write counts as read from elsewhere.</summary>
    private AgentRun Create(
        WorkflowRun run,
        WorkflowStep.Tool step,
        string arguments,
        IReadOnlyList<Tool> tools,
        AgentResumption? resumption
    ) =>
        new(resumption)
        {
            Text = run.Request.Definition.Description,
            Caller = run.Request.Caller,
            Offered = tools,
            Limits = context.LimitsWith(tools, Opening),
            Opening = Opening,
            Trusted = Trusted(run.Request, step, arguments),
            Question = "",
            Options = () => new ChatOptions(),
            Sources = [],
            Remembered = [],
            Texts = run.Texts,
            Time = time,
            StartedAt = time.GetTimestamp(),
        };

    /// <summary>The owner wrote the definition and the person the input: values made of these alone are trusted.</summary>
    private static IReadOnlyList<string> Trusted(WorkflowRequest request, WorkflowStep.Tool step, string arguments)
    {
        var references = WorkflowJsonText.Texts(step.Arguments).SelectMany(text => TextTemplate.Parse(text).References).ToList();
        var isOurs = references.TrueForAll(reference =>
            request.IsTyped && (reference == "input" || reference.StartsWith("input.", StringComparison.Ordinal))
        );
        if (!isOurs)
        {
            return [.. Values(step.Arguments)];
        }

        using var document = JsonDocument.Parse(arguments);
        return [.. Values(document.RootElement)];
    }

    private static IEnumerable<string> Values(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Values(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Values),
            JsonValueKind.String => [element.GetString()!],
            _ => [element.GetRawText()],
        };

    private static WorkflowEnd.Done Read(WorkflowStep.Tool step, AgentCallRecord record)
    {
        var outcome = record.Outcome ?? throw new WorkflowFailedException($"{step.Name} asks again and again for permission.");
        if (outcome.Status != ToolStatus.Succeeded)
        {
            throw new WorkflowFailedException($"{step.Name} ended as {outcome.Status}: {outcome.Text}");
        }

        var text = TextOf(outcome);
        if (step.Schema is not { } schema)
        {
            return new(JsonValue.Create(text)!);
        }

        var (value, problems) = ModelCaller.Read(text, schema);
        return new(value ?? throw new WorkflowFailedException($"the result of {step.Name} does not fit: {problems}"));
    }

    /// <summary>With the passages that were found, numbered.</summary>
    private static string TextOf(ToolOutcome outcome)
    {
        var text = new StringBuilder(outcome.Text);
        for (var index = 0; index < outcome.Sources.Count; index++)
        {
            var source = outcome.Sources[index];
            text.Append(CultureInfo.InvariantCulture, $"\n\n[{index + 1}] {source.Title}\n{source.Text}");
        }

        return text.ToString();
    }
}
