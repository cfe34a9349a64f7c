using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;

namespace Chatbot.Bot.Jobs;

/// <summary>What a job asks, as a message: text for every channel, and a card where there are cards. Pure.</summary>
internal static partial class JobQuestion
{
    public const string CommentMember = "comment";
    private const int LongestComment = 1000;
    private const int ShortestFence = 3;

    public static Activity Message(JobRow job, PersonQuestion question, string? locale, ChannelCapabilities capabilities)
    {
        var texts = JobTexts.For(locale);
        var asked = question.Call is { } call ? Describe(call, ApprovalTexts.For(locale)) : question.Text;
        var text = $"{JobMessages.Fill(texts.Asks, job.Title)}\n\n{asked}\n\n{JobMessages.Fill(texts.HowToAnswer, question.Id)}";
        var message = TurnTexts.Message(text);
        return capabilities.Cards is null ? message : message with { Attachments = [Card(question, texts)] };
    }

    /// <summary>What is called, why a person is asked, and the values in a block that they cannot leave.</summary>
    private static string Describe(ApprovalRequest call, ApprovalTexts texts)
    {
        var why = call.Reason == ApprovalReason.Untrusted ? texts.WhyUntrusted : texts.WhyRule;
        var fence = new string('`', Math.Max(ShortestFence, LongestRun(call.Arguments) + 1));
        return $"**{call.Tool}**: {call.Description}\n\n{texts.Why}: {why}\n\n{fence}json\n{call.Arguments}\n{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>Its buttons are messages on every channel, so that they reach the stage of jobs.</summary>
    private static Attachment Card(PersonQuestion question, JobTexts texts)
    {
        var input = question.Call is { } call
            ? Input(ApprovalCard.ArgumentsId, texts.Values, call.Arguments)
            : Input(CommentMember, texts.Comment, "");
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
                    ["text"] = question.Call?.Tool ?? question.Text,
                    ["wrap"] = true,
                },
                input
            ),
            ["actions"] = new JsonArray(
                Submit(texts.Allow, question.Id, ApprovalCard.ApproveVerb),
                Submit(texts.Deny, question.Id, ApprovalCard.RejectVerb)
            ),
        };
        return CardFactory.Adaptive(JsonSerializer.SerializeToElement(card, QuestionJsonContext.Default.JsonObject));
    }

    private static JsonObject Input(string id, string label, string value)
    {
        var input = new JsonObject
        {
            ["type"] = "Input.Text",
            ["id"] = id,
            ["label"] = label,
            ["isMultiline"] = true,
        };
        if (value.Length > 0)
        {
            input["value"] = value;
        }
        else
        {
            input["maxLength"] = LongestComment;
        }

        return input;
    }

    private static JsonObject Submit(string title, string id, string verb) =>
        new()
        {
            ["type"] = "Action.Submit",
            ["title"] = title,
            ["data"] = new JsonObject { [ApprovalCard.IdMember] = id, ["verb"] = verb },
        };

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class QuestionJsonContext : JsonSerializerContext;
}
