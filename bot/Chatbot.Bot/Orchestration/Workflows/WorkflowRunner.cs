using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>
/// Runs workflows. A run is a replay: it goes from the beginning, and every call that the journal holds gives its recorded
/// result. So it goes on after a crash, and after a person has answered, in any process.
/// </summary>
internal sealed class WorkflowRunner(ModelCaller models, ToolCallRun tools, ApprovalQuestions approvals)
{
    /// <exception cref="WorkflowFailedException">It cannot be done; the message is for the person.</exception>
    public async Task<WorkflowEnd> RunAsync(WorkflowRequest request, ITurnJournal journal, CancellationToken cancellationToken)
    {
        var definition = request.Definition;
        var input = WorkflowSchema.WithDefaults(definition.Input, request.Input);
        var problems = WorkflowSchema.Problems(definition.Input, input);
        if (problems.Count > 0)
        {
            throw new WorkflowFailedException($"the input does not fit: {string.Join("; ", problems)}");
        }

        var run = new WorkflowRun(request, journal, new WorkflowBudget(definition.Limits));
        var scope = new TemplateScope(input);
        for (var index = 0; index < definition.Steps.Count; index++)
        {
            var step = definition.Steps[index];
            run.Fraction = (double)index / definition.Steps.Count;
            await run.TellAsync(step.Title);
            var end = await StepAsync(run, step, scope, step.Id, cancellationToken);
            if (end is not WorkflowEnd.Done done)
            {
                return end;
            }

            scope.Add(step.Id, done.Output);
        }

        return new WorkflowEnd.Done(Output(definition, scope));
    }

    private static JsonNode Output(WorkflowDefinition definition, TemplateScope scope)
    {
        var output = WorkflowJsonText.Evaluate(definition.Output, scope);
        var problems = definition.OutputSchema is { } schema ? WorkflowSchema.Problems(schema, output) : [];
        return problems.Count == 0
            ? output
            : throw new WorkflowFailedException($"the output does not fit: {string.Join("; ", problems)}");
    }

    /// <summary>The output of a sequence is that of its last step.</summary>
    private async Task<WorkflowEnd> SequenceAsync(
        WorkflowRun run,
        IReadOnlyList<WorkflowStep> steps,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        JsonNode output = new JsonObject();
        foreach (var step in steps)
        {
            var end = await StepAsync(run, step, scope, $"{path}/{step.Id}", cancellationToken);
            if (end is not WorkflowEnd.Done done)
            {
                return end;
            }

            output = done.Output;
            scope.Add(step.Id, output);
        }

        return new WorkflowEnd.Done(output);
    }

    /// <exception cref="WorkflowFailedException">Its message names the innermost step.</exception>
    private async Task<WorkflowEnd> StepAsync(
        WorkflowRun run,
        WorkflowStep step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            run.Budget.BeginStep();
            return step switch
            {
                WorkflowStep.Model model => await ModelAsync(run, model, scope, path, cancellationToken),
                WorkflowStep.Tool tool => await tools.RunAsync(run, tool, scope, path, cancellationToken),
                WorkflowStep.Parallel parallel => await ParallelAsync(run, parallel, scope, path, cancellationToken),
                WorkflowStep.Supervisor supervisor => await SuperviseAsync(run, supervisor, scope, path, cancellationToken),
                WorkflowStep.Debate debate => await DebateAsync(run, debate, scope, path, cancellationToken),
                WorkflowStep.Approval approval => await approvals.AskAsync(run, approval, scope, path, cancellationToken),
                WorkflowStep.Answer answer => new WorkflowEnd.Done(WorkflowJsonText.Evaluate(answer.Value, scope)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (WorkflowFailedException exception) when (!exception.IsPlaced)
        {
            throw exception.At(step.Id);
        }
    }

    private async Task<WorkflowEnd> ModelAsync(
        WorkflowRun run,
        WorkflowStep.Model step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    ) =>
        new WorkflowEnd.Done(
            await models.AskAsync(
                run,
                path,
                Prompt(step.Instructions, scope),
                Prompt(step.Prompt, scope),
                step.Schema,
                cancellationToken
            )
        );

    /// <summary>All branches run until they end or wait; then the first that waits is asked about.</summary>
    private async Task<WorkflowEnd> ParallelAsync(
        WorkflowRun run,
        WorkflowStep.Parallel step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        var items = step.ForEach is { } template ? Items(step, TextTemplate.Parse(template).Evaluate(scope)) : null;
        var ends = new WorkflowEnd[items?.Count ?? step.Branches.Count];
        WorkflowFailedException? failure = null;
        var ended = 0;
        await Parallel.ForAsync(
            0,
            ends.Length,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = step.MaxParallel,
                CancellationToken = cancellationToken,
                TaskScheduler = TaskScheduler.Current,
            },
            async (index, token) =>
            {
                if (failure is not null)
                {
                    return;
                }

                var inner = items is null
                    ? scope.Inner()
                    : scope.Inner(("item", items[index]!.DeepClone()), ("index", JsonValue.Create(index)));
                var branch = items is null ? step.Branches[index] : step.Branches[0];
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
                try
                {
                    ends[index] = await SequenceAsync(run, branch, inner, place, token);
                    await run.TellAsync($"{step.Title}: {Interlocked.Increment(ref ended)}/{ends.Length}");
                }
                catch (WorkflowFailedException exception)
                {
                    // Calls that have begun in other branches end and are recorded; no more are begun.
                    failure = exception;
                }
            }
        );
        if (failure is not null)
        {
            throw failure;
        }

        return Array.Find(ends, end => end is WorkflowEnd.Stopped)
            ?? Array.Find(ends, end => end is WorkflowEnd.Waiting)
            ?? await AggregateAsync(
                run,
                step,
                [.. ends.Select(end => ((WorkflowEnd.Done)end).Output)],
                scope,
                path,
                cancellationToken
            );
    }

    private static JsonArray Items(WorkflowStep.Parallel step, JsonNode value)
    {
        if (value is not JsonArray items || items.Any(item => item is null))
        {
            throw new WorkflowFailedException($"{step.ForEach} is no list of values.");
        }

        return items;
    }

    private async Task<WorkflowEnd> AggregateAsync(
        WorkflowRun run,
        WorkflowStep.Parallel step,
        IReadOnlyList<JsonNode> results,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        if (step.Aggregate.Kind == AggregationKind.Concat)
        {
            var text = string.Join(step.Aggregate.Separator, results.Select(TextTemplate.TextOf));
            return new WorkflowEnd.Done(JsonValue.Create(text)!);
        }

        var all = new JsonArray([.. results.Select(result => result.DeepClone())]);
        return step.Aggregate.Model is { } model
            ? await ModelAsync(run, model, scope.Inner(("results", all)), $"{path}/aggregate", cancellationToken)
            : new WorkflowEnd.Done(all);
    }

    private async Task<WorkflowEnd> SuperviseAsync(
        WorkflowRun run,
        WorkflowStep.Supervisor step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        var task = Prompt(step.Task, scope);
        var instructions = SupervisorRun.Instructions(step);
        var reports = new List<SupervisorRun.Report>();
        while (true)
        {
            var left = step.MaxRounds - reports.Count;
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{reports.Count}]");
            var prompt = SupervisorRun.Prompt(task, reports, left);
            var schema = SupervisorRun.Schema(step, left);
            var answer = await models.AskAsync(run, $"{place}/supervisor", instructions, prompt, schema, cancellationToken);
            var decision = SupervisorRun.Read(answer);
            if (decision.Next == SupervisorRun.Finish)
            {
                return new WorkflowEnd.Done(JsonValue.Create(decision.Answer)!);
            }

            var worker = step.Workers.First(known => known.Name == decision.Next);
            await run.TellAsync($"{step.Title}: {worker.Name}");
            var inner = scope.Inner(("task", JsonValue.Create(decision.Task)!));
            var end = await SequenceAsync(run, worker.Steps, inner, $"{place}/{worker.Name}", cancellationToken);
            if (end is not WorkflowEnd.Done done)
            {
                return end;
            }

            reports.Add(new(worker.Name, decision.Task, done.Output));
        }
    }

    private async Task<WorkflowEnd> DebateAsync(
        WorkflowRun run,
        WorkflowStep.Debate step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        var said = new StringBuilder($"Question: {Prompt(step.Question, scope)}");
        for (var round = 0; round < step.Rounds; round++)
        {
            foreach (var participant in step.Participants)
            {
                await run.TellAsync($"{step.Title}: {participant.Name}");
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{round}]/{participant.Name}");
                var prompt = $"{said}\n\nYou are {participant.Name}. Say what you think, and answer what the others said.";
                var instructions = Prompt(participant.Instructions, scope);
                var answer = await models.AskAsync(run, place, instructions, prompt, null, cancellationToken);
                said.Append(
                    CultureInfo.InvariantCulture,
                    $"\n\n{participant.Name}, round {round + 1}: {ModelCaller.Fence(TextTemplate.TextOf(answer))}"
                );
            }
        }

        return new WorkflowEnd.Done(
            await models.AskAsync(
                run,
                $"{path}/judge",
                Prompt(step.Judge, scope),
                $"{said}\n\nYou are the judge. Decide.",
                step.Schema,
                cancellationToken
            )
        );
    }

    /// <summary>What is filled into a prompt is data, wherever it is from.</summary>
    private static string Prompt(string template, TemplateScope scope) =>
        TextTemplate.Parse(template).Render(scope, ModelCaller.Fence);
}
