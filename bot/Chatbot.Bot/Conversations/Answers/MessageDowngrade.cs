using System.Globalization;
using Chatbot.Bot.Channels;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>
/// Makes of any message what its channel shows: Markdown that it does not show becomes plainer text, buttons that it does not have become
/// a numbered list, and a text that is too long becomes several messages. Answers of the assistant are made for their channel already.
/// </summary>
internal static class MessageDowngrade
{
    /// <returns>At least one message.</returns>
    public static IReadOnlyList<Activity> For(Activity activity, ChannelCapabilities capabilities)
    {
        var message = Of(activity, capabilities);
        if (IsMade(message) || message.Text is not { } text || text.Length <= capabilities.MaxTextLength)
        {
            return [message];
        }

        var parts = AnswerParts.Split(text, capabilities.MaxTextLength);
        return
        [
            .. parts.SkipLast(1).Select(part => message with { Text = part, Attachments = null, SuggestedActions = null }),
            message with
            {
                Text = parts[^1],
            },
        ];
    }

    /// <summary>The same in one message, however long it is.</summary>
    public static Activity Of(Activity activity, ChannelCapabilities capabilities) =>
        IsMade(activity) ? activity : WithShownMarkdown(WithShownButtons(activity, capabilities), capabilities);

    private static bool IsMade(Activity activity) =>
        activity.Type != ActivityTypes.Message || activity.InputHint == AnswerRenderer.InputHint;

    private static Activity WithShownButtons(Activity message, ChannelCapabilities capabilities)
    {
        if (capabilities.SuggestedActions || message.SuggestedActions?.Actions is not { Count: > 0 } actions)
        {
            return message;
        }

        var list = actions.Select((action, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {action.Title}"));
        return message with { Text = $"{message.Text}\n\n{string.Join('\n', list)}", SuggestedActions = null };
    }

    private static Activity WithShownMarkdown(Activity message, ChannelCapabilities capabilities) =>
        message is not { Text: { } text, TextFormat: "markdown" } || capabilities.Markdown == MarkdownFeatures.All
            ? message
            : message with
            {
                Text = MarkdownDowngrade.Of(text, capabilities.Markdown),
                TextFormat = capabilities.Markdown == MarkdownFeatures.None ? "plain" : message.TextFormat,
            };
}
