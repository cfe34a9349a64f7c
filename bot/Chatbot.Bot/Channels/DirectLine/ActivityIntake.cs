using System.Text.Json;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Makes an activity of what a client sent: only what a client may say, from the user that the token names.</summary>
internal sealed class ActivityIntake(DirectLineChannel channel)
{
    private const int LongestKey = 256;
    private const int LongestUserId = 128;
    private const string ClientActivityId = "clientActivityID";

    private static readonly string[] AcceptedTypes =
    [
        ActivityTypes.Message,
        ActivityTypes.Event,
        ActivityTypes.Typing,
        ActivityTypes.MessageReaction,
        ActivityTypes.EndOfConversation,
    ];

    public Activity Read(ReadOnlySpan<byte> json, string conversation, DirectLineCaller caller)
    {
        RequestJson.RequireWellFormed(json);
        try
        {
            return Accept(ActivityJson.Parse(json), conversation, caller);
        }
        catch (JsonException exception)
        {
            throw DirectLineException.BadSyntax(
                exception.Path is null
                    ? "The body must be an activity: a JSON object with a 'type'."
                    : RequestJson.Describe(exception)
            );
        }
    }

    /// <summary>The client's own id of an activity, within its user; null when it has none.</summary>
    public static string? GetDeduplicationKey(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty(ClientActivityId, out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= LongestKey } key
        && !key.Contains('\0', StringComparison.Ordinal)
            ? $"{activity.From?.Id}:{key}"
            : null;

    /// <summary>Whether it says anything.</summary>
    public static bool HasContent(Activity activity) =>
        activity.Type != ActivityTypes.Message
        || !string.IsNullOrEmpty(activity.Text)
        || activity.Attachments is { Count: > 0 }
        || activity.Value is not null;

    /// <summary>A user id that a server application chose.</summary>
    public static string? ReadUserId(string? id) =>
        string.IsNullOrWhiteSpace(id) ? null
        : id.Length <= LongestUserId && !id.Any(char.IsControl) ? id
        : throw DirectLineException.BadRequest($"A user id has at most {LongestUserId} characters and no control characters.");

    private Activity Accept(Activity activity, string conversation, DirectLineCaller caller)
    {
        if (!AcceptedTypes.Contains(activity.Type, StringComparer.Ordinal))
        {
            throw DirectLineException.BadRequest(
                $"Clients may not send this type of activity. Accepted: {string.Join(", ", AcceptedTypes)}."
            );
        }

        if (activity.ChannelData is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
        {
            throw DirectLineException.BadRequest("The member 'channelData' must be an object.");
        }

        return activity with
        {
            Id = null,
            Timestamp = null,
            ServiceUrl = null,
            CallerId = null,
            DeliveryMode = null,
            ChannelId = DirectLineChannel.ChannelName,
            From = CreateSender(activity.From, caller),
            Recipient = channel.Bot,
            Conversation = new() { Id = conversation },
            Attachments = Clean(activity.Attachments),
            Entities = Clean(activity.Entities),
            ReactionsAdded = Clean(activity.ReactionsAdded),
            ReactionsRemoved = Clean(activity.ReactionsRemoved),
            SuggestedActions = null,
            MembersAdded = null,
            MembersRemoved = null,
        };
    }

    private static ChannelAccount CreateSender(ChannelAccount? claimed, DirectLineCaller caller) =>
        new()
        {
            Id = caller.Token is { } token
                ? token.User
                : ReadUserId(claimed?.Id)
                    ?? throw DirectLineException.BadRequest("With the secret, 'from.id' says which user writes; it is missing."),
            Name = caller.Token?.Name ?? ReadUserId(claimed?.Name),
            Role = RoleTypes.User,
        };

    private static IReadOnlyList<Attachment>? Clean(IReadOnlyList<Attachment>? attachments)
    {
        if (attachments is null)
        {
            return null;
        }

        var given = attachments.Where(static attachment => attachment is not null).ToArray();
        return given.All(attachment => IsAcceptable(attachment.ContentUrl) && IsAcceptable(attachment.ThumbnailUrl))
            ? given
            : throw DirectLineException.BadRequest("The address of an attachment must be absolute http, https or data.");
    }

    private static bool IsAcceptable(string? url) =>
        url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "data");

    private static IReadOnlyList<T>? Clean<T>(IReadOnlyList<T>? items)
        where T : class => items?.Where(static item => item is not null).ToArray();
}
