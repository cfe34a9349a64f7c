using System.Text.Json;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>What follows the first message of an answer, as the journal keeps it: a turn that runs again sends the same.</summary>
/// <param name="Messages">The other messages, each as JSON.</param>
/// <param name="Approval">What the answer waits for, as JSON; null when it is whole.</param>
internal sealed record AnswerRest(IReadOnlyList<string> Messages, string? Approval)
{
    public static AnswerRest None { get; } = new([], null);

    public bool IsEmpty => Messages.Count == 0 && Approval is null;

    public static AnswerRest Of(IEnumerable<Activity> messages, PendingApproval? approval) =>
        new(
            [.. messages.Select(ActivityJson.ToJson)],
            approval is null ? null : JsonSerializer.Serialize(approval, AgentJsonContext.Default.PendingApproval)
        );

    public PendingApproval? ReadApproval() =>
        Approval is null ? null : JsonSerializer.Deserialize(Approval, AgentJsonContext.Default.PendingApproval);
}
