using Chatbot.Bot.Conversations.State;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>What the person of a turn need not ask about any more in this conversation; it becomes durable with the end of the turn.</summary>
internal static class ApprovalState
{
    private static readonly StateProperty<List<string>> Allowed = new("allowedTools", ApprovalJsonContext.Default.ListString);

    /// <summary>Scopes of requests that were allowed for the conversation.</summary>
    public static IReadOnlyCollection<string> AllowedTools(TurnState state) => Allowed.Get(state.PrivateConversation) ?? [];

    public static void Allow(TurnState state, string scope) =>
        Allowed.Set(state.PrivateConversation, [.. AllowedTools(state).Append(scope).Distinct(StringComparer.Ordinal)]);
}
