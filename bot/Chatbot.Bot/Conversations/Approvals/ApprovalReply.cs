using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Contracts.Activities;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>An answer to a request for approval: a submitted card, or the words <c>approve ID</c> or <c>deny ID</c>.</summary>
/// <param name="Id">The request.</param>
/// <param name="IsApproved">Whether the call may be made.</param>
/// <param name="Remember">Whether the tool is allowed for the rest of the conversation.</param>
/// <param name="Arguments">The arguments as the person edited them; null = unchanged.</param>
internal sealed partial record ApprovalReply(string Id, bool IsApproved, bool Remember, string? Arguments)
{
    /// <summary>The reply in a message, or null when it is none.</summary>
    public static ApprovalReply? Of(Activity activity) =>
        activity.Value is { } value && FreeJson.FindText(value, ApprovalCard.IdMember) is { } id ? OfCard(id, value)
        : activity.Text is { } text && Words().Match(text) is { Success: true } words
            ? new(
                words.Groups["id"].Value.ToLowerInvariant(),
                IsApprove(words.Groups["verb"].Value),
                Remember: false,
                Arguments: null
            )
        : null;

    /// <summary>Anything but the exact word for yes is a no.</summary>
    private static ApprovalReply OfCard(string id, JsonElement value)
    {
        var arguments = FreeJson.FindText(value, ApprovalCard.ArgumentsMember);
        return new(
            id,
            IsApprove(FreeJson.FindText(value, ApprovalCard.DecisionMember)),
            FreeJson.FindText(value, ApprovalCard.RememberMember) == "true",
            string.IsNullOrWhiteSpace(arguments) ? null : arguments
        );
    }

    private static bool IsApprove(string? word) => string.Equals(word, ApprovalCard.Approve, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"^\s*/?(?<verb>approve|deny)\s+(?<id>[0-9a-f]{16})\s*[.!]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Words();
}
