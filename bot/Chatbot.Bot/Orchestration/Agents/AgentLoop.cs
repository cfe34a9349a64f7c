using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>
/// Lets a language model work with tools until it answers, a limit ends it, a person must be asked, or it takes long. Each answer of the
/// model and each call is in the journal before the next begins, so that a turn that runs again repeats nothing.
/// </summary>
internal sealed class AgentLoop(
    ChatPipeline pipeline,
    PromptLibrary prompts,
    CallExecutor executor,
    IEnumerable<IAgentHook> hooks,
    IOptions<AgentOptions> options
)
{
    private static readonly ActivitySource Source = new(ToolRunner.TelemetryName);
    private readonly IReadOnlyList<IAgentHook> _hooks = [.. hooks];
    private readonly IChatClient _client =
        options.Value.ToolCalling == ToolCalling.Text ? new TextToolChatClient(pipeline.Client, prompts) : pipeline.Client;

    /// <summary>Streams the answer; between its texts come <see cref="AgentContent"/>s.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> RunAsync(
        AgentRun run,
        ITurnJournal journal,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var span = Source.StartActivity("invoke_agent");
        if (run.Resumption is { Verdict: null })
        {
            yield return Content(new(null, evidence: run.Evidence));
        }

        while (true)
        {
            if (!run.HasOpenStep)
            {
                var stopReason = _hooks.Select(hook => hook.BeforeStep(run)).FirstOrDefault(reason => reason is not null);
                span?.SetTag("chatbot.agent.steps", run.Steps.Count + 1).SetTag("chatbot.agent.stop", stopReason);
                if (stopReason is null && TakesLong(run))
                {
                    yield return Content(new(null, background: run.Stand()));
                    yield break;
                }

                var answer = new StrongBox<AgentStep>();
                await foreach (var update in AskAsync(run, stopReason, journal, answer, cancellationToken))
                {
                    yield return update;
                }

                var step = answer.Value!;
                if (step.Calls.Count == 0 || stopReason is not null)
                {
                    if (step.Calls.Count > 0)
                    {
                        yield return Stop(step.Text.Length > 0 ? "" : run.Texts.NoResult);
                    }

                    yield break;
                }

                run.Begin(step);
            }

            await foreach (var update in MakeCallsAsync(run, journal, cancellationToken))
            {
                yield return update;
            }

            if (run.HasOpenStep)
            {
                yield break;
            }

            span?.SetTag("chatbot.agent.calls", run.Steps.Sum(step => step.Calls.Count));
            if (run.Handoff is { } handoff)
            {
                yield return Content(new(null, handoff: handoff));
                yield break;
            }
        }
    }

    /// <summary>Makes the calls of a step. The step stays open when a person must be asked first.</summary>
    private async IAsyncEnumerable<ChatResponseUpdate> MakeCallsAsync(
        AgentRun run,
        ITurnJournal journal,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (run.NextCalls() is { Count: > 0 } batch)
        {
            yield return Tell(run, batch);
            var records = await Task.WhenAll(batch.Select(index => executor.RunAsync(run, index, journal, cancellationToken)));
            foreach (var (index, record) in batch.Zip(records))
            {
                if (record.Outcome is { } outcome)
                {
                    run.End(index, outcome);
                }
            }

            if (Array.FindIndex(records, record => record.Approval is not null) is >= 0 and var waiting)
            {
                var call = run.Steps[^1].Calls[batch[waiting]];
                yield return Content(new(null, new(records[waiting].Approval!, run.Pause(call.Id))));
                yield break;
            }
        }

        run.EndStep();
        yield return Content(new(null, evidence: run.Evidence));
    }

    /// <summary>One answer of the model, streamed while it is recorded. A recorded one is said again.</summary>
    private async IAsyncEnumerable<ChatResponseUpdate> AskAsync(
        AgentRun run,
        string? stopReason,
        ITurnJournal journal,
        StrongBox<AgentStep> answer,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var updates = Channel.CreateUnbounded<ChatResponseUpdate>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var step = RecordAsync(run, stopReason, journal, updates.Writer, stop.Token);
        try
        {
            await foreach (var update in updates.Reader.ReadAllAsync(cancellationToken))
            {
                yield return update;
            }

            answer.Value = await step;
        }
        finally
        {
            await stop.CancelAsync();
            _ = step.ContinueWith(
                static ended => _ = ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );
        }
    }

    private async Task<AgentStep> RecordAsync(
        AgentRun run,
        string? stopReason,
        ITurnJournal journal,
        ChannelWriter<ChatResponseUpdate> updates,
        CancellationToken cancellationToken
    )
    {
        var isNew = false;
        try
        {
            var step = await journal.StepAsync(
                string.Create(CultureInfo.InvariantCulture, $"model:{run.Steps.Count}"),
                AgentJsonContext.Default.AgentStep,
                async token =>
                {
                    isNew = true;
                    var reader = new ModelReader(run.Steps.Count);
                    await foreach (
                        var update in _client.GetStreamingResponseAsync(
                            AgentMessages.Of(run, stopReason),
                            OptionsFor(run, stopReason),
                            token
                        )
                    )
                    {
                        await updates.WriteAsync(reader.Read(update), token);
                    }

                    return reader.ToStep();
                },
                cancellationToken
            );
            if (!isNew)
            {
                await updates.WriteAsync(ModelReader.Replay(step), cancellationToken);
            }

            return step;
        }
        finally
        {
            updates.TryComplete();
        }
    }

    /// <summary>A run that has done nothing yet has nothing that a job could go on with.</summary>
    private bool TakesLong(AgentRun run) =>
        run.Steps.Count > 0 && run.Spent >= options.Value.BackgroundAfter && run.CanGoOnInBackground();

    private static ChatOptions OptionsFor(AgentRun run, string? stopReason)
    {
        var chat = run.Options();
        if (stopReason is null)
        {
            chat.Tools = [.. run.Tools.Select(tool => tool.Function.AsDeclarationOnly())];
            chat.AllowMultipleToolCalls = true;
        }

        return chat;
    }

    private static ChatResponseUpdate Tell(AgentRun run, IReadOnlyList<int> batch)
    {
        var names = batch.Select(index => run.Steps[^1].Calls[index].Tool).Distinct(StringComparer.Ordinal).Take(3);
        return Content(new(string.Format(CultureInfo.InvariantCulture, run.Texts.UsingTools, string.Join(", ", names))));
    }

    private static ChatResponseUpdate Stop(string text) => new(ChatRole.Assistant, text) { FinishReason = ChatFinishReason.Stop };

    private static ChatResponseUpdate Content(AgentContent content) => new(ChatRole.Assistant, [content]);
}
