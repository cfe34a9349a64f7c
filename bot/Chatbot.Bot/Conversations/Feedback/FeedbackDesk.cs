using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Buttons;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations.Feedback;

/// <summary>Keeps verdicts on answers. Whoever says that one did not help, without saying why, is asked for the reason, once per answer.</summary>
internal sealed class FeedbackDesk(FeedbackIntake intake, CardRenderer cards, IOptions<ConversationOptions> options)
{
    /// <summary>So many requests of a conversation are remembered; an older card is answered as one that nobody knows.</summary>
    private const int MostRequests = 50;

    private static readonly StateProperty<IReadOnlyList<ReasonRequest>> Requests = new(
        "feedback-reasons",
        ReasonJsonContext.Default.IReadOnlyListReasonRequest
    );

    /// <summary>Keeps a thumb, and asks for the reason of one that points down.</summary>
    /// <param name="turn">The turn of the thumb.</param>
    /// <param name="answerId">The answer that is judged.</param>
    /// <param name="reaction">The thumb as its channel calls it.</param>
    /// <param name="comment">What was written with it, or null.</param>
    /// <param name="mayAsk">False where the person could say why already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when nobody can tell which answer, whose thumb or which direction is meant.</returns>
    public async Task<bool> VoteAsync(
        ITurnContext turn,
        string? answerId,
        string? reaction,
        string? comment,
        bool mayAsk,
        CancellationToken cancellationToken
    )
    {
        if (await intake.TakeAsync(turn, answerId, reaction, comment) is not { } vote)
        {
            return false;
        }

        if (mayAsk && vote.IsDown && string.IsNullOrWhiteSpace(comment) && intake.IsOurs(turn, vote.AnswerId))
        {
            await AskAsync(turn, vote.AnswerId, cancellationToken);
        }

        return true;
    }

    /// <summary>Takes the reason that a card sent: from the person who was asked, once, while the card is valid.</summary>
    public async Task<ButtonOutcome> TakeReasonAsync(ITurnContext turn, PressedButton button)
    {
        var locale = UserPreferences.LocaleOf(turn);
        var (texts, reasons) = (ButtonTexts.For(locale), ReasonTexts.For(locale));
        var requests = Of(turn);
        var answerId = button.Text(FeedbackCard.AnswerMember);
        var asked = requests.Where(request => request.AnswerId == answerId).ToList();
        if (asked.Count == 0)
        {
            return ButtonOutcome.Say(texts.Stale);
        }

        if (asked.Find(request => request.UserId == turn.Activity.From?.Id) is not { } mine)
        {
            return ButtonOutcome.Say(texts.NotYours);
        }

        if (mine.IsAnswered)
        {
            return ButtonOutcome.Say(texts.AlreadyUsed);
        }

        if (turn.Activity.Timestamp - mine.AskedAt > options.Value.ButtonLifetime)
        {
            return ButtonOutcome.Say(texts.TooOld);
        }

        var code = button.Text(FeedbackCard.ReasonId);
        if (reasons.TitleOf(code) is not { } reason)
        {
            return ButtonOutcome.Say(reasons.Choose);
        }

        var comment = button.Text(FeedbackCard.CommentId)?.Trim();
        await intake.TakeAsync(turn, answerId, FeedbackIntake.Down, Join(code, comment));
        Requests.Set(turn.State.Conversation, [.. requests.Select(one => one == mine ? mine with { IsAnswered = true } : one)]);
        return new(texts.Thanks) { CardId = mine.CardId, Card = Taken(reasons, reason, comment, texts.Thanks) };
    }

    /// <summary>A reason and the person's own words as they are stored.</summary>
    public static string Join(string? reason, string? comment) =>
        string.Join(": ", new[] { reason, comment }.Where(text => !string.IsNullOrEmpty(text)));

    private static AdaptiveCard Taken(ReasonTexts texts, string reason, string? comment, string thanks) =>
        FeedbackCard.Taken(
            texts.Ask,
            string.IsNullOrEmpty(comment)
                ? [new(texts.Reason, reason)]
                : [new(texts.Reason, reason), new(texts.Comment, CardParts.Shorten(comment, FeedbackCard.LongestComment))],
            thanks
        );

    private static IReadOnlyList<ReasonRequest> Of(ITurnContext turn) => Requests.Get(turn.State.Conversation) ?? [];

    private async Task AskAsync(ITurnContext turn, string answerId, CancellationToken cancellationToken)
    {
        var (requests, userId) = (Of(turn), turn.Activity.From!.Id!);
        if (requests.Any(request => request.AnswerId == answerId && request.UserId == userId))
        {
            return;
        }

        var texts = ReasonTexts.For(UserPreferences.LocaleOf(turn));
        var card = FeedbackCard.Create(
            new()
            {
                AnswerId = answerId,
                Heading = texts.Ask,
                ReasonLabel = texts.Reason,
                Reasons = texts.Reasons,
                CommentLabel = texts.Comment,
                Send = texts.Send,
            }
        );
        var sent = await cards.SendBesideAsync(turn, TurnTexts.Message(""), card, texts.Offer, cancellationToken);
        var asked = new ReasonRequest(answerId, userId, sent.Id, turn.Activity.Timestamp ?? default, IsAnswered: false);
        Requests.Set(turn.State.Conversation, [.. requests.TakeLast(MostRequests - 1), asked]);
    }
}
