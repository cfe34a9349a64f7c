namespace Chatbot.Bot.Conversations.Middleware;

/// <summary>Shows that the bot is busy when an answer takes a while: after a moment, again every three seconds.</summary>
internal sealed partial class TypingTurnMiddleware(TimeProvider time, ILogger<TypingTurnMiddleware> logger) : ITurnMiddleware
{
    private static readonly TimeSpan StartDelay = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(3);

    public async Task InvokeAsync(ITurnContext turn, TurnDelegate next, CancellationToken cancellationToken)
    {
        var run = next(turn, cancellationToken);
        if (run.IsCompleted || !turn.Capabilities.Typing)
        {
            await run;
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = ShowTypingAsync(turn, stop.Token);
        try
        {
            await run;
        }
        finally
        {
            await stop.CancelAsync();
            await typing;
        }
    }

    private async Task ShowTypingAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(StartDelay, time, cancellationToken);
            while (!turn.HasShown)
            {
                await turn.SendTypingAsync(cancellationToken);
                await Task.Delay(Repeat, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The turn ended.
        }
        catch (Exception exception)
        {
            LogTypingFailed(exception, turn.Conversation.ToString());
        }
    }

    [LoggerMessage(1221, LogLevel.Debug, "Typing could not be shown in conversation {Conversation}")]
    private partial void LogTypingFailed(Exception exception, string conversation);
}
