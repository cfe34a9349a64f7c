using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>One run of a language model with tools: what it began with, and all that happened so far.</summary>
internal sealed class AgentRun
{
    private readonly List<AgentStep> _steps = [];
    private ToolOutcome?[]? _outcomes;
    private Tool? _readMore;

    /// <summary>Begins, or goes on after an approval or in a job.</summary>
    public AgentRun(AgentResumption? resumption = null)
    {
        Resumption = resumption;
        if (resumption is not null)
        {
            _steps.AddRange(resumption.Checkpoint.Steps.Select(step => Edit(step, resumption)));
            _outcomes = resumption.Verdict is null ? null : [.. _steps[^1].Outcomes];
        }
    }

    public required string Text { get; init; }

    public required ToolCaller Caller { get; init; }

    /// <summary>What is offered to the model from the beginning.</summary>
    public required IReadOnlyList<Tool> Offered { get; init; }

    public required RunLimits Limits { get; init; }

    /// <summary>What is offered to the model now: a way to read on as well, as soon as a result was too long.</summary>
    public IReadOnlyList<Tool> Tools => HasMoreToRead ? [.. Offered, _readMore ??= ReadMoreTool.Of(this)] : Offered;

    public required IReadOnlyList<AgentMessage> Opening { get; init; }

    /// <summary>What people wrote.</summary>
    public required IReadOnlyList<string> Trusted { get; init; }

    public required string Question { get; init; }

    /// <summary>New options for each call of the model.</summary>
    public required Func<ChatOptions> Options { get; init; }

    /// <summary>Passages that the answer may cite, in the order of their numbers; grows with what tools find.</summary>
    public required List<Passage> Sources { get; init; }

    /// <summary>Tools that the person has allowed for the conversation.</summary>
    public required IReadOnlyCollection<string> Remembered { get; init; }

    public required AssistantTexts Texts { get; init; }

    public required TimeProvider Time { get; init; }

    public required long StartedAt { get; init; }

    /// <summary>Whether a job can go on with it, so that no turn takes long.</summary>
    public Func<bool> CanGoOnInBackground { get; init; } = () => false;

    public AgentResumption? Resumption { get; }

    /// <summary>The last one may not have ended.</summary>
    public IReadOnlyList<AgentStep> Steps => _steps;

    public bool HasOpenStep => _outcomes is not null;

    /// <summary>The call of the last step by which something else goes on in place of the model; null = none.</summary>
    public AgentCall? Handoff =>
        _steps[^1].Calls.Zip(_steps[^1].Outcomes).FirstOrDefault(pair => pair.Second is { EndsRun: true }).First;

    public IReadOnlyList<ToolOutcome?> Outcomes => _outcomes ?? [];

    public TimeSpan Spent => (Resumption?.Checkpoint.Spent ?? TimeSpan.Zero) + Time.GetElapsedTime(StartedAt);

    public Tool? Find(string name) => Tools.FirstOrDefault(tool => tool.Name == name);

    /// <summary>Whether a person has allowed this very call.</summary>
    public bool IsApproved(AgentCall call) => VerdictOn(call) is { IsApproved: true };

    /// <summary>What a person said to this call. Models repeat ids, so a verdict counts in the step that it was asked in only.</summary>
    public ApprovalVerdict? VerdictOn(AgentCall call) =>
        Resumption is { } resumption
        && resumption.Checkpoint.Steps.Count == _steps.Count
        && resumption.Checkpoint.CallId == call.Id
            ? resumption.Verdict
            : null;

    /// <summary>Whether anything that the model has read was written by others than the people of the conversation.</summary>
    public bool HasReadUntrusted =>
        Sources.Count > 0
        || Opening.Any(message => message.Role == "assistant" || MemoryPrompt.Begins(message.Text))
        || _steps
            .SelectMany((step, at) => step.Calls.Zip(at == _steps.Count - 1 && _outcomes is not null ? _outcomes : step.Outcomes))
            .Any(pair => pair.Second is not null && Find(pair.First.Tool)?.ActsFor is not ToolIdentity.Nobody);

    private bool HasMoreToRead =>
        _steps.SelectMany(step => step.Outcomes).Any(outcome => outcome is not null && ResultText.IsLong(outcome.Text, Limits));

    /// <summary>What calls that succeeded have found.</summary>
    public IReadOnlyList<string> Evidence =>
        [
            .. _steps
                .SelectMany(step => step.Outcomes)
                .Where(outcome => outcome?.Status == ToolStatus.Succeeded)
                .Select(outcome => outcome!.Text),
        ];

    public void Begin(AgentStep step)
    {
        _steps.Add(step);
        _outcomes = new ToolOutcome?[step.Calls.Count];
    }

    /// <summary>The next calls that may be made together: some that only read, or one with side effects.</summary>
    public IReadOnlyList<int> NextCalls()
    {
        var batch = new List<int>();
        for (var index = 0; index < _outcomes!.Length; index++)
        {
            if (_outcomes[index] is not null)
            {
                continue;
            }

            var isAlone = Find(_steps[^1].Calls[index].Tool) is { HasSideEffects: true };
            if (isAlone && batch.Count > 0)
            {
                break;
            }

            batch.Add(index);
            if (isAlone)
            {
                break;
            }
        }

        return batch;
    }

    public void End(int index, ToolOutcome outcome)
    {
        _outcomes![index] = outcome;
        foreach (var passage in outcome.Sources)
        {
            if (NumberOf(passage) == 0)
            {
                Sources.Add(passage);
            }
        }
    }

    public void EndStep()
    {
        _steps[^1] = _steps[^1] with { Outcomes = _outcomes! };
        _outcomes = null;
    }

    /// <summary>The number by which a passage is cited, 1-based; 0 = it is no source yet.</summary>
    public int NumberOf(Passage passage) =>
        1 + Sources.FindIndex(source => source.ChunkId == passage.ChunkId && source.Text == passage.Text);

    /// <summary>Where it stands when a call waits for a person.</summary>
    public AgentCheckpoint Pause(string callId) =>
        Stand() with
        {
            Steps = [.. _steps.SkipLast(1), _steps[^1] with { Outcomes = _outcomes! }],
            CallId = callId,
        };

    /// <summary>Where it stands between two steps.</summary>
    public AgentCheckpoint Stand() =>
        new()
        {
            Text = Text,
            Context = new RetrievedContext(Question, [.. Sources]),
            Trusted = Trusted,
            Opening = Opening,
            Steps = [.. _steps],
            Spent = Spent,
        };

    /// <summary>The model sees the call as the person allowed it.</summary>
    private static AgentStep Edit(AgentStep step, AgentResumption resumption) =>
        resumption.Verdict?.Arguments is not { } arguments
            ? step
            : step with
            {
                Calls =
                [
                    .. step.Calls.Select(call =>
                        call.Id == resumption.Checkpoint.CallId ? call with { Arguments = arguments } : call
                    ),
                ],
            };
}
