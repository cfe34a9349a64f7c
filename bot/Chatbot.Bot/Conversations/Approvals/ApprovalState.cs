using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration.Agents;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>What a conversation keeps of approvals; it becomes durable with the end of the turn.</summary>
internal static class ApprovalState
{
    private const int MostPending = 20;

    private static readonly StateProperty<Dictionary<string, PendingApproval>> Pending = new(
        "pendingApprovals",
        AgentJsonContext.Default.DictionaryStringPendingApproval
    );

    private static readonly StateProperty<List<string>> Allowed = new("allowedTools", ApprovalJsonContext.Default.ListString);

    public static PendingApproval? Find(TurnState state, string id) => Pending.Get(state.Conversation)?.GetValueOrDefault(id);

    /// <summary>Adds a request. Of too many the oldest are forgotten, which means that nothing of them is done.</summary>
    public static void Add(TurnState state, PendingApproval approval)
    {
        var pending = Pending.Get(state.Conversation) ?? [];
        pending[approval.Request.Id] = approval;
        var kept = pending.OrderByDescending(entry => entry.Value.Request.ExpiresAt).Take(MostPending);
        Pending.Set(state.Conversation, kept.ToDictionary(StringComparer.Ordinal));
    }

    public static void Remove(TurnState state, string id)
    {
        if (Pending.Get(state.Conversation) is { } pending && pending.Remove(id))
        {
            Pending.Set(state.Conversation, pending);
        }
    }

    /// <summary>Tools that the person of this turn has allowed for the conversation.</summary>
    public static IReadOnlyCollection<string> AllowedTools(TurnState state) => Allowed.Get(state.PrivateConversation) ?? [];

    public static void Allow(TurnState state, string tool) =>
        Allowed.Set(state.PrivateConversation, [.. AllowedTools(state).Append(tool).Distinct(StringComparer.Ordinal)]);
}
