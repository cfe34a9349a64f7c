using Chatbot.Bot.Conversations.Middleware;

namespace Chatbot.Bot.Conversations;

/// <summary>The order in which a turn passes its middleware: first = outermost.</summary>
internal sealed class TurnPipeline(
    TelemetryTurnMiddleware telemetry,
    FaultTurnMiddleware fault,
    TypingTurnMiddleware typing,
    ApproverTurnMiddleware approver,
    IBot bot
)
{
    private readonly TurnDelegate _run = Compose([telemetry, fault, typing, approver], bot.OnTurnAsync);

    public Task RunAsync(ITurnContext turn, CancellationToken cancellationToken) => _run(turn, cancellationToken);

    internal static TurnDelegate Compose(IReadOnlyList<ITurnMiddleware> middleware, TurnDelegate last)
    {
        var run = last;
        for (var i = middleware.Count - 1; i >= 0; i--)
        {
            var (current, next) = (middleware[i], run);
            run = (turn, cancellationToken) => current.InvokeAsync(turn, next, cancellationToken);
        }

        return run;
    }
}
