using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>What people see of a request for approval: while it waits, and when it is decided. Pure.</summary>
internal static class ApprovalCards
{
    private const int LongestQuestion = 300;

    public static AdaptiveCard Ask(ApprovalCase approval, ApprovalTexts texts)
    {
        var request = approval.Request;
        return ApprovalCard.Create(
            new()
            {
                Id = request.Id,
                Heading = texts.Heading,
                Title = request.Subject,
                Description = request.Description,
                Facts =
                [
                    .. Requester(approval, texts),
                    .. Call(request, texts),
                    new(texts.ValidUntil, TimeOf(request.ExpiresAt)),
                ],
                Arguments = request.Arguments is { } arguments ? Indented(arguments) : null,
                ArgumentsLabel = texts.ArgumentsEditable,
                CommentLabel = texts.Comment,
                Remember = request.CanRemember ? Fill(texts.Remember, request.Subject) : null,
                Approve = texts.Approve,
                Reject = texts.Reject,
            }
        );
    }

    public static AdaptiveCard Decided(ApprovalCase approval, ApprovalTexts texts)
    {
        var heading = approval.Status switch
        {
            ApprovalStatus.Approved => texts.Approved,
            ApprovalStatus.Denied => texts.Denied,
            _ => texts.Expired,
        };
        var facts = new List<CardFact>(Requester(approval, texts));
        if (approval.DecidedBy is { } person)
        {
            facts.Add(new(texts.DecidedBy, approval.IsOwn && person == approval.RequesterId ? texts.Requester : person));
        }

        if (approval.DecidedAt is { } at)
        {
            facts.Add(new(texts.DecidedAt, TimeOf(at)));
        }

        if (approval.IsRemembered)
        {
            facts.Add(new(texts.Scope, texts.ScopeConversation));
        }

        if (approval.Comment is { } comment)
        {
            facts.Add(new(texts.Comment, comment));
        }

        return ApprovalCard.Decided(heading, approval.Request.Subject, facts, approval.Arguments);
    }

    /// <summary>What to write instead of pressing a button.</summary>
    public static string Words(ApprovalRequest request, ApprovalTexts texts) =>
        Fill(
            request.CanRemember ? texts.WordsRemember
                : request.Arguments is null ? texts.WordsComment
                : texts.Words,
            request.Id
        );

    public static string TimeOf(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    public static string Fill(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>Somebody else must know who asks for what; the asker knows the former.</summary>
    private static IEnumerable<CardFact> Requester(ApprovalCase approval, ApprovalTexts texts)
    {
        if (!approval.IsOwn)
        {
            yield return new(texts.AskedBy, approval.RequesterName);
        }

        if (approval.Purpose is { } purpose)
        {
            yield return new(texts.Question, CardParts.Shorten(purpose, LongestQuestion));
        }
    }

    private static IEnumerable<CardFact> Call(ApprovalRequest request, ApprovalTexts texts) =>
        request.Risk is { } risk
            ?
            [
                new(texts.Risk, RiskOf(risk, texts)),
                new(texts.Why, request.Reason == ApprovalReason.Untrusted ? texts.WhyUntrusted : texts.WhyRule),
            ]
            : [];

    private static string RiskOf(ToolRisk risk, ApprovalTexts texts) =>
        risk switch
        {
            ToolRisk.Read => texts.RiskRead,
            ToolRisk.Write => texts.RiskWrite,
            _ => texts.RiskIrreversible,
        };

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, ApprovalJson.Indented.JsonElement);
    }
}
