using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Buttons;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Middleware;

/// <summary>A turn that fails tells the user so, in a few words with a correlation id, and is recorded for its owners.</summary>
internal sealed partial class FaultTurnMiddleware(FaultStore faults, CardRenderer cards, ILogger<FaultTurnMiddleware> logger)
    : ITurnMiddleware
{
    public async Task InvokeAsync(ITurnContext turn, TurnDelegate next, CancellationToken cancellationToken)
    {
        try
        {
            await next(turn, cancellationToken);
        }
        catch (TurnInterruptedException)
        {
            throw;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            if (turn.Interruption != TurnInterruption.Deadline)
            {
                throw;
            }

            await TellAsync(turn, exception, TurnOutcome.TimedOut);
        }
        catch (Exception exception) when (exception is not OwnershipLostException)
        {
            await TellAsync(turn, exception, TurnOutcome.Failed);
        }
    }

    private async Task TellAsync(ITurnContext turn, Exception exception, TurnOutcome outcome)
    {
        LogFailed(turn.Turn, turn.Conversation.ToString(), exception.GetType().Name, turn.CorrelationId);
        turn.Outcome = outcome;
        await faults.RecordAsync(turn.Conversation, turn.Turn, turn.CorrelationId, exception);
        if (!turn.FailureTold)
        {
            await SayAsync(turn, exception);
        }
    }

    /// <summary>As a card with a button where a question failed before anything was shown; otherwise as text.</summary>
    private async Task SayAsync(ITurnContext turn, Exception exception)
    {
        if (!IsQuestion(turn.Activity) || turn.Responded || turn.Capabilities.Cards is null)
        {
            await turn.SendAsync(
                TurnTexts.Message(TurnTexts.Failed(exception, turn.CorrelationId, turn.Activity.Locale)),
                CancellationToken.None
            );
            return;
        }

        var locale = turn.Activity.Locale;
        var texts = ButtonTexts.For(locale);
        var card = ErrorCard.Create(
            TurnTexts.Reason(exception, locale),
            texts.FailedAdvice,
            turn.CorrelationId,
            canRetry: true,
            texts.Retry,
            texts.Reference
        );
        await cards.SendAsync(turn, card, words: null, CancellationToken.None);
    }

    private static bool IsQuestion(Activity activity) =>
        ButtonContinuation.PressedBy(activity) is not null
        || activity.Type == ActivityTypes.Message
            && (
                !string.IsNullOrWhiteSpace(activity.Text)
                || PressedButton.Of(activity) is { Verb: WelcomeCard.AskVerb or ErrorCard.RetryVerb }
            );

    /// <summary>The kind of fault only: messages may quote what a user wrote. The stack is in the fault record.</summary>
    [LoggerMessage(
        1220,
        LogLevel.Error,
        "Turn {Turn} of conversation {Conversation} failed with {Kind}, reference {CorrelationId}"
    )]
    private partial void LogFailed(long turn, string conversation, string kind, string correlationId);
}
