using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;

namespace Chatbot.Bot.Jobs;

/// <summary>What a job asks, as a message: text for every channel, and a card. Pure.</summary>
internal static partial class JobQuestion
{
    public const string CommentMember = "comment";
    private const int LongestComment = 1000;

    public static Activity Message(JobRow job, PersonQuestion question, JobTexts texts)
    {
        var text = $"{JobMessages.Fill(texts.Asks, job.Title)}\n\n{question.Text}";
        text = question.Call is null ? $"{text}\n\n{JobMessages.Fill(texts.HowToAnswer, question.Id)}" : text;
        var card = question.Call is { } call ? ApprovalCard.Create(call) : Card(question, texts);
        return TurnTexts.Message(text) with { Attachments = [card] };
    }

    private static Attachment Card(PersonQuestion question, JobTexts texts)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["fallbackText"] = JobMessages.Fill(texts.HowToAnswer, question.Id),
            ["body"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "TextBlock",
                    ["text"] = question.Text,
                    ["wrap"] = true,
                },
                new JsonObject
                {
                    ["type"] = "Input.Text",
                    ["id"] = CommentMember,
                    ["label"] = texts.Comment,
                    ["isMultiline"] = true,
                    ["maxLength"] = LongestComment,
                }
            ),
            ["actions"] = new JsonArray(
                Submit(texts.Allow, question.Id, ApprovalCard.Approve),
                Submit(texts.Deny, question.Id, ApprovalCard.Deny)
            ),
        };
        return CardFactory.Adaptive(JsonSerializer.SerializeToElement(card, QuestionJsonContext.Default.JsonObject));
    }

    private static JsonObject Submit(string title, string id, string decision) =>
        new()
        {
            ["type"] = "Action.Submit",
            ["title"] = title,
            ["data"] = new JsonObject { [ApprovalCard.IdMember] = id, [ApprovalCard.DecisionMember] = decision },
        };

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class QuestionJsonContext : JsonSerializerContext;
}
