using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Contracts.Activities;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Jobs;

/// <summary>An answer to what a job asks: a submitted card, or <c>approve ID</c> or <c>deny ID</c> with a comment.</summary>
internal sealed partial record JobReply(string Id, bool IsApproved, string? Arguments, string? Comment)
{
    private const int LongestComment = 1000;
    private const int LongestArguments = 20_000;

    /// <summary>Whether the changed arguments are what they must be: a JSON object.</summary>
    public bool HasUsableArguments
    {
        get
        {
            if (Arguments is null)
            {
                return true;
            }

            try
            {
                using var document = JsonDocument.Parse(Arguments);
                return Arguments.Length <= LongestArguments && document.RootElement.ValueKind == JsonValueKind.Object;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    /// <summary>The reply in a message, or null when it is none.</summary>
    public static JobReply? Of(Activity activity)
    {
        if (ApprovalReply.Of(activity) is { } reply)
        {
            var comment = activity.Value is { } value ? FreeJson.FindText(value, JobQuestion.CommentMember) : null;
            return new(reply.Id, reply.IsApproved, reply.IsApproved ? reply.Arguments : null, Cut(comment));
        }

        return activity.Text is { } text && Words().Match(text) is { Success: true } words
            ? new(
                words.Groups["id"].Value.ToLowerInvariant(),
                string.Equals(words.Groups["verb"].Value, "approve", StringComparison.OrdinalIgnoreCase),
                null,
                Cut(words.Groups["comment"].Value)
            )
            : null;
    }

    private static string? Cut(string? comment) =>
        string.IsNullOrWhiteSpace(comment) ? null
        : comment.Length <= LongestComment ? comment.Trim()
        : comment[..LongestComment];

    [GeneratedRegex(
        @"^\s*/?(?<verb>approve|deny)\s+(?<id>[0-9a-f]{16})\b[\s:,.]*(?<comment>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Words();
}
