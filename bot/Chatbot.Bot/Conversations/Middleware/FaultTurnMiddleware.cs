using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Middleware;

/// <summary>A turn that fails tells the user so, in a few words with a correlation id, and is recorded for its owners.</summary>
internal sealed partial class FaultTurnMiddleware(FaultStore faults, ILogger<FaultTurnMiddleware> logger) : ITurnMiddleware
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
            var text = TurnTexts.Failed(exception, turn.CorrelationId);
            await turn.SendAsync(TurnTexts.Message(text), CancellationToken.None);
        }
    }

    /// <summary>The kind of fault only: messages may quote what a user wrote. The stack is in the fault record.</summary>
    [LoggerMessage(
        1220,
        LogLevel.Error,
        "Turn {Turn} of conversation {Conversation} failed with {Kind}, reference {CorrelationId}"
    )]
    private partial void LogFailed(long turn, string conversation, string kind, string correlationId);
}
