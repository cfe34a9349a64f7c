using System.Diagnostics;

namespace Chatbot.Bot.Conversations.Middleware;

/// <summary>A span and a measurement per turn, and the correlation id that users may quote.</summary>
internal sealed class TelemetryTurnMiddleware(TurnMetrics metrics, TimeProvider time) : ITurnMiddleware
{
    public async Task InvokeAsync(ITurnContext turn, TurnDelegate next, CancellationToken cancellationToken)
    {
        using var span = TelemetryNames.Source.StartActivity(TelemetryNames.TurnSpan, ActivityKind.Consumer);
        span?.SetTag(TelemetryNames.ConversationId, turn.Conversation.ToString());
        span?.SetTag(TelemetryNames.Channel, turn.Conversation.Channel);
        span?.SetTag(TelemetryNames.ActivityType, turn.Activity.Type);
        turn.CorrelationId = Correlation.NewId();
        var started = time.GetTimestamp();
        try
        {
            await next(turn, cancellationToken);
        }
        finally
        {
            span?.SetTag(TelemetryNames.Outcome, turn.Outcome.ToString());
            metrics.Ended(turn.Conversation.Channel, turn.Outcome, time.GetElapsedTime(started));
        }
    }
}
