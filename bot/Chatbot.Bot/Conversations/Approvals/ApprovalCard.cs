using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>A request for approval as an Adaptive Card 1.4: what, why, with which arguments, at which risk. What it submits is read by <see cref="ApprovalReply"/>.</summary>
internal static class ApprovalCard
{
    public const string IdMember = "chatbotApproval";
    public const string DecisionMember = "decision";
    public const string RememberMember = "remember";
    public const string ArgumentsMember = "arguments";
    public const string Approve = "approve";
    public const string Deny = "deny";

    public static Attachment Create(ApprovalRequest request)
    {
        var body = new JsonArray(
            Text("Permission needed", "weight", "bolder"),
            Text($"{request.Tool}: {request.Description}"),
            Facts(
                ("Risk", RiskText(request.Risk)),
                ("Why you are asked", ReasonText(request.Reason)),
                ("Valid until", $"{request.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
            ),
            new JsonObject
            {
                ["type"] = "Input.Text",
                ["id"] = ArgumentsMember,
                ["label"] = "Values (JSON); you may change them",
                ["isMultiline"] = true,
                ["value"] = Indented(request.Arguments),
            }
        );
        if (request.CanRemember)
        {
            body.Add(
                new JsonObject
                {
                    ["type"] = "Input.Toggle",
                    ["id"] = RememberMember,
                    ["title"] = $"Allow {request.Tool} for the rest of this conversation",
                    ["valueOn"] = "true",
                    ["valueOff"] = "false",
                    ["value"] = "false",
                }
            );
        }

        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["fallbackText"] = $"Write “{Approve} {request.Id}” or “{Deny} {request.Id}”.",
            ["body"] = body,
            ["actions"] = new JsonArray(Submit("Allow", request.Id, Approve), Submit("Do not allow", request.Id, Deny)),
        };
        return CardFactory.Adaptive(JsonSerializer.SerializeToElement(card, ApprovalCardJsonContext.Default.JsonObject));
    }

    private static string RiskText(ToolRisk risk) =>
        risk switch
        {
            ToolRisk.Read => "It changes nothing",
            ToolRisk.Write => "It changes something",
            _ => "It cannot be undone",
        };

    private static string ReasonText(ApprovalReason reason) =>
        reason == ApprovalReason.Untrusted
            ? "Some values may come from a document, a page or another tool, not from you"
            : "This tool always asks first";

    private static JsonObject Text(string text, params string[] style)
    {
        var block = new JsonObject
        {
            ["type"] = "TextBlock",
            ["text"] = text,
            ["wrap"] = true,
        };
        if (style is [var member, var value])
        {
            block[member] = value;
        }

        return block;
    }

    private static JsonObject Facts(params (string Title, string Value)[] facts) =>
        new()
        {
            ["type"] = "FactSet",
            ["facts"] = new JsonArray([
                .. facts.Select(fact => (JsonNode)new JsonObject { ["title"] = fact.Title, ["value"] = fact.Value }),
            ]),
        };

    private static JsonObject Submit(string title, string id, string decision) =>
        new()
        {
            ["type"] = "Action.Submit",
            ["title"] = title,
            ["data"] = new JsonObject { [IdMember] = id, [DecisionMember] = decision },
        };

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, ApprovalCardJsonContext.Default.JsonElement);
    }
}
