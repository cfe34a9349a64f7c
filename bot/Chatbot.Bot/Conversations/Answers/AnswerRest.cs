using System.Text.Json;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>What follows the first message of an answer, as the journal keeps it: a turn that runs again sends the same.</summary>
/// <param name="Messages">The other messages, each as JSON.</param>
/// <param name="Approval">What the answer waits for, as JSON; null when it is whole.</param>
/// <param name="Handoff">The call by which something else goes on, such as a dialog; null = nothing.</param>
/// <param name="Background">The run that a job is to go on with, as JSON; null = none.</param>
/// <param name="Held">What is sent when the person asks for it, each message as JSON; null = nothing.</param>
internal sealed record AnswerRest(
    IReadOnlyList<string> Messages,
    string? Approval,
    AgentCall? Handoff = null,
    string? Background = null,
    IReadOnlyList<string>? Held = null
)
{
    public static AnswerRest None { get; } = new([], null);

    public bool IsEmpty => Messages.Count == 0 && Approval is null && Handoff is null && Background is null && Held is null;

    public static AnswerRest Of(RenderedAnswer answer, AssistantUpdate.Final final) =>
        new(
            [.. answer.Messages.Skip(1).Select(ActivityJson.ToJson)],
            final.Approval is { } approval ? JsonSerializer.Serialize(approval, AgentJsonContext.Default.PendingApproval) : null,
            final.Handoff,
            final.Background is { } run ? JsonSerializer.Serialize(run, AgentJsonContext.Default.AgentCheckpoint) : null,
            answer.Held.Count == 0 ? null : [.. answer.Held.Select(ActivityJson.ToJson)]
        );

    public PendingApproval? ReadApproval() =>
        Approval is null ? null : JsonSerializer.Deserialize(Approval, AgentJsonContext.Default.PendingApproval);

    public AgentCheckpoint? ReadBackground() =>
        Background is null ? null : JsonSerializer.Deserialize(Background, AgentJsonContext.Default.AgentCheckpoint);
}
