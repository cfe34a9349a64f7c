using System.Text.RegularExpressions;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations.Buttons;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>
/// An answer to a request for approval: a button of its card, or the words <c>approve ID</c>, <c>approve ID remember</c> or
/// <c>deny ID</c>; anything else behind the id is a comment.
/// </summary>
/// <param name="Id">The request.</param>
/// <param name="IsApproved">Whether the call may be made.</param>
/// <param name="Remember">Whether the tool is allowed for the rest of the conversation.</param>
/// <param name="Arguments">The arguments as the person edited them; null = unchanged.</param>
/// <param name="Comment">What the person added, at most 1000 characters; null = nothing.</param>
internal sealed partial record ApprovalReply(string Id, bool IsApproved, bool Remember, string? Arguments, string? Comment)
{
    private const string RememberWord = "remember";

    /// <summary>The reply in a message or an invoke, or null when it is none.</summary>
    public static ApprovalReply? Of(Activity activity) =>
        PressedButton.Of(activity) is { } button ? OfButton(button)
        : activity.Type == ActivityTypes.Message && activity.Text is { } text && Words().Match(text) is { Success: true } words
            ? OfWords(words)
        : null;

    private static ApprovalReply OfWords(Match words)
    {
        var isApproved = words.Groups["verb"].Value.Equals("approve", StringComparison.OrdinalIgnoreCase);
        var rest = words.Groups["rest"].Value.Trim();
        var remember = rest.TrimEnd('.', '!').Equals(RememberWord, StringComparison.OrdinalIgnoreCase);
        return new(
            words.Groups["id"].Value.ToLowerInvariant(),
            isApproved,
            isApproved && remember,
            Arguments: null,
            remember ? null : Cut(rest)
        );
    }

    /// <summary>Anything but the exact verb for yes is a no.</summary>
    private static ApprovalReply? OfButton(PressedButton button)
    {
        if (
            button.Verb is not (ApprovalCard.ApproveVerb or ApprovalCard.RejectVerb)
            || button.Text(ApprovalCard.IdMember) is not { } id
        )
        {
            return null;
        }

        var arguments = button.Text(ApprovalCard.ArgumentsId);
        return new(
            id,
            button.Verb == ApprovalCard.ApproveVerb,
            button.Text(ApprovalCard.RememberId) == ApprovalCard.On,
            string.IsNullOrWhiteSpace(arguments) ? null : arguments,
            Cut(button.Text(ApprovalCard.CommentId))
        );
    }

    private static string? Cut(string? comment) =>
        string.IsNullOrWhiteSpace(comment) ? null
        : comment.Length <= ApprovalCard.LongestComment ? comment.Trim()
        : comment[..ApprovalCard.LongestComment].Trim();

    [GeneratedRegex(
        @"^\s*/?(?<verb>approve|deny)\s+(?<id>[0-9a-f]{16})\b[\s:,.!]*(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Words();
}
