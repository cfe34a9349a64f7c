using System.Text.Json;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>What an activity must have to be accepted, and which conversation it belongs to.</summary>
internal static class ConnectorActivityMapper
{
    private const int MaxIdLength = 1024;

    public static bool ExpectsReplies(Activity activity) => activity.DeliveryMode == DeliveryModes.ExpectReplies;

    /// <summary>What is wrong with an activity, or null.</summary>
    public static ConnectorError? Check(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Conversation?.Id))
        {
            return ConnectorError.BadArgument("'conversation.id' is missing or empty.");
        }

        if (activity.Type == Continuation.ActivityType)
        {
            return ConnectorError.BadArgument($"The activity type '{Continuation.ActivityType}' is not accepted from outside.");
        }

        (string Name, string? Id)[] ids =
        [
            ("id", activity.Id),
            ("channelId", activity.ChannelId),
            ("conversation.id", activity.Conversation.Id),
            ("conversation.tenantId", activity.Conversation.TenantId),
            ("from.id", activity.From?.Id),
            ("channelData.tenant.id", FindChannelTenant(activity)),
        ];
        foreach (var (name, id) in ids)
        {
            if (id is not null && !IsUsable(id))
            {
                return ConnectorError.BadArgument(
                    $"'{name}' is longer than {MaxIdLength} characters or holds characters not allowed."
                );
            }
        }

        return FindNullItem(activity) is { } list ? ConnectorError.BadArgument($"'{list}' holds null.") : null;
    }

    public static ConversationId GetConversationId(Activity activity) =>
        new(
            $"{ConnectorChannel.ChannelName}.{(string.IsNullOrEmpty(activity.ChannelId) ? "unknown" : activity.ChannelId)}",
            NullIfEmpty(activity.Conversation?.TenantId)
                ?? NullIfEmpty(FindChannelTenant(activity))
                ?? ConversationId.DefaultTenant,
            activity.Conversation!.Id!
        );

    public static string? GetDeduplicationKey(Activity activity) => NullIfEmpty(activity.Id);

    private static string? FindChannelTenant(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("tenant", out var tenant)
        && tenant.ValueKind == JsonValueKind.Object
        && tenant.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    private static string? FindNullItem(Activity activity) =>
        HoldsNull(activity.Attachments) ? "attachments"
        : HoldsNull(activity.Entities) ? "entities"
        : HoldsNull(activity.MembersAdded) ? "membersAdded"
        : HoldsNull(activity.MembersRemoved) ? "membersRemoved"
        : HoldsNull(activity.ReactionsAdded) ? "reactionsAdded"
        : HoldsNull(activity.ReactionsRemoved) ? "reactionsRemoved"
        : HoldsNull(activity.SuggestedActions?.Actions) ? "suggestedActions.actions"
        : HoldsNull(activity.TextHighlights) ? "textHighlights"
        : null;

    private static bool HoldsNull<T>(IReadOnlyList<T>? items)
        where T : class
    {
        for (var i = 0; i < items?.Count; i++)
        {
            if (items[i] is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ids become keys in storage and parts of addresses: no control characters, no path steps.</summary>
    private static bool IsUsable(string id) => id.Length <= MaxIdLength && id is not ("." or "..") && !id.Any(char.IsControl);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
