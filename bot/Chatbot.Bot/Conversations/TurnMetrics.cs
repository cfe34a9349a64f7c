using System.Diagnostics.Metrics;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>How many turns ended how, and how long they took.</summary>
internal sealed class TurnMetrics
{
    private readonly Histogram<double> _duration;

    public TurnMetrics(IMeterFactory meters)
    {
#pragma warning disable CA2000 // The factory owns its meters.
        var meter = meters.Create(TelemetryNames.MeterName);
#pragma warning restore CA2000
        _duration = meter.CreateHistogram<double>("chatbot.turn.duration", "s", "Time from the start of a turn to its end.");
    }

    public void Ended(string channel, TurnOutcome outcome, TimeSpan elapsed) =>
        _duration.Record(
            elapsed.TotalSeconds,
            new(TelemetryNames.Channel, channel),
            new(TelemetryNames.Outcome, outcome.ToString())
        );
}
