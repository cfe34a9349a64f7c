using System.Text.Json;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>Asks the approver, in the approver's own conversation.</summary>
internal sealed class LeaveAskContinuation(LeaveDesk desk) : IContinuation
{
    public const string ContinuationName = "leave/ask";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (desk.Find(id) is not { IsApproved: null } request)
        {
            return;
        }

        var (locale, leave) = (UserPreferences.LocaleOf(turn), request.Leave);
        var asked = LeaveTexts.Asked.In(
            locale,
            CardMarkdown.Escape(request.PersonName),
            LeaveWording.KindOf(leave, locale),
            LeaveWording.Day(leave.From),
            LeaveWording.Day(leave.To),
            request.WorkingDays,
            CardMarkdown.Escape(leave.Reason ?? "")
        );
        await turn.SendAsync(
            TurnTexts.Message($"{asked}\n\n{LeaveTexts.HowToDecide.In(locale, id)}") with
            {
                SuggestedActions = turn.Capabilities.SuggestedActions
                    ? new()
                    {
                        Actions =
                        [
                            Button(LeaveTexts.Approve.In(locale), "approve", id),
                            Button(LeaveTexts.Decline.In(locale), "decline", id),
                        ],
                    }
                    : null,
            },
            cancellationToken
        );
    }

    private static CardAction Button(string title, string verb, string id) =>
        new()
        {
            Type = "imBack",
            Title = title,
            Value = JsonSerializer.SerializeToElement($"/leave {verb} {id}", DialogJsonContext.Default.String),
        };
}
