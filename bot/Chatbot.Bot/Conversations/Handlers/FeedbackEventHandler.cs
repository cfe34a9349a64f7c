using System.Text.Json;
using Chatbot.Bot.Conversations.Feedback;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>The thumbs of Web Chat.</summary>
internal sealed class FeedbackEventHandler(FeedbackDesk feedback) : IEventHandler
{
    public string Name => "webchat:activity-status/feedback";

    public async Task OnEventAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (FindAction(turn.Activity) is not { } action)
        {
            return;
        }

        await feedback.VoteAsync(
            turn,
            turn.Activity.ReplyToId ?? FindTarget(action),
            FindText(action, "actionOption") ?? FindText(action, "@type"),
            comment: null,
            mayAsk: true,
            cancellationToken
        );
    }

    private static Entity? FindAction(Activity activity) =>
        activity.Entities?.FirstOrDefault(entity => FindText(entity, "@type") is "LikeAction" or "DislikeAction" or "VoteAction");

    /// <summary>Web Chat posts the thumb alone, so our page puts the answer into its id: <c>#LikeAction:answer</c>.</summary>
    private static string? FindTarget(Entity action) =>
        FindText(action, "@id") is { } id && id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? id[(colon + 1)..]
            : null;

    private static string? FindText(Entity entity, string member) =>
        entity.Extensions is { } extensions
        && extensions.TryGetValue(member, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
