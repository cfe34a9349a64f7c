using System.Diagnostics.CodeAnalysis;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Tools.Approval;

/// <summary>A person who may decide, as one channel and tenant know them; the text form is <c>channel/tenant/user</c>.</summary>
/// <param name="Channel">The channel, for example <c>directline</c> or <c>connector.msteams</c>.</param>
/// <param name="Tenant">The tenant; <c>default</c> where a channel knows none.</param>
/// <param name="UserId">The channel's id of the person.</param>
internal sealed record Approver(string Channel, string Tenant, string UserId)
{
    /// <summary>The person with this id in the channel and tenant of a conversation.</summary>
    public static Approver In(ConversationId conversation, string userId) =>
        new(conversation.Channel, conversation.Tenant, userId);

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Approver? approver)
    {
        approver = ConversationId.TryParse(text, out var parts) ? new(parts.Channel, parts.Tenant, parts.Conversation) : null;
        return approver is not null;
    }

    public override string ToString() => new ConversationId(Channel, Tenant, UserId).ToString();
}
