using System.Text.Json;
using Chatbot.Bot.Conversations.Feedback;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>The thumbs of Teams. Teams takes no body in the answer.</summary>
internal sealed class SubmitActionHandler(FeedbackDesk feedback) : IInvokeHandler
{
    public string Name => "message/submitAction";

    public async Task<Activity> AnswerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var action = turn.Activity.Value is { } value ? Json.Find(value, "actionValue") : null;
        var reaction = action is { } given ? Json.FindText(given, "reaction") : null;
        // Teams shows a form of its own, and sends what was written into it, also when that is nothing.
        var couldSayWhy = action is { } sent && Json.Find(sent, "feedback") is not null;
        var isTaken = await feedback.VoteAsync(
            turn,
            FindAnswer(turn),
            reaction,
            FindComment(action),
            mayAsk: !couldSayWhy,
            cancellationToken
        );
        return InvokeResponses.Create(isTaken ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>The Playground does not say which answer is meant: then it is the last one.</summary>
    private static string? FindAnswer(ITurnContext turn) =>
        turn.Activity.ReplyToId ?? turn.History.LastOrDefault(activity => activity.From?.Role == RoleTypes.Bot)?.Id;

    /// <summary>The comment comes as JSON inside a string; other clients send the object itself.</summary>
    private static string? FindComment(JsonElement? action)
    {
        if (action is not { } given || Json.Find(given, "feedback") is not { } feedback)
        {
            return null;
        }

        if (feedback.ValueKind != JsonValueKind.String)
        {
            return Json.FindText(feedback, "feedbackText");
        }

        try
        {
            using var inner = JsonDocument.Parse(feedback.GetString()!);
            return Json.FindText(inner.RootElement, "feedbackText");
        }
        catch (JsonException)
        {
            return feedback.GetString();
        }
    }
}
