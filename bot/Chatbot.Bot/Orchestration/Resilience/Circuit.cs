using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>
/// The circuit breaker of one model of one provider: five failures in a row open it, and after a minute one call at a time is let
/// through until one succeeds. Polly's breaker counts a ratio over a window and knows no streams, hence our own. Thread-safe.
/// </summary>
internal sealed class Circuit(ModelName model, TimeProvider time)
{
    public const int FailuresToOpen = 5;
    public static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private CircuitState _state;
    private int _failures;
    private DateTimeOffset _probeAt;

    public ModelName Model { get; } = model;

    public CircuitState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>Whether it is closed and its last call succeeded.</summary>
    public bool IsHealthy
    {
        get
        {
            lock (_lock)
            {
                return _state == CircuitState.Closed && _failures == 0;
            }
        }
    }

    /// <summary>Failures in a row.</summary>
    public int Failures
    {
        get
        {
            lock (_lock)
            {
                return _failures;
            }
        }
    }

    /// <summary>When an open circuit lets a call through; null when it is not open.</summary>
    public DateTimeOffset? ProbeAt
    {
        get
        {
            lock (_lock)
            {
                return _state == CircuitState.Open ? _probeAt : null;
            }
        }
    }

    /// <summary>The kind of the last failure; null when the last call succeeded or there was none.</summary>
    public AssistantFailure? LastFailure { get; private set; }

    /// <summary>Asks to make a call. Whoever is not refused must <see cref="Leave"/>.</summary>
    public CircuitPass Enter()
    {
        lock (_lock)
        {
            switch (_state)
            {
                case CircuitState.Closed:
                    return CircuitPass.Call;
                case CircuitState.Open when time.GetUtcNow() >= _probeAt:
                    _state = CircuitState.HalfOpen;
                    return CircuitPass.Probe;
                default:
                    return CircuitPass.Refused;
            }
        }
    }

    /// <summary>Reports how the call went. Calls that began before the circuit opened no longer count.</summary>
    /// <returns>Whether the circuit opened or closed by it.</returns>
    public bool Leave(CircuitPass pass, CallOutcome outcome, AssistantFailure? failure = null)
    {
        lock (_lock)
        {
            if (pass == CircuitPass.Call && _state != CircuitState.Closed)
            {
                return false;
            }

            switch (outcome)
            {
                case CallOutcome.Succeeded:
                    var opened = _state != CircuitState.Closed;
                    (_state, _failures, LastFailure) = (CircuitState.Closed, 0, null);
                    return opened;
                case CallOutcome.Failed:
                    _failures++;
                    LastFailure = failure;
                    if (pass == CircuitPass.Probe || _failures >= FailuresToOpen)
                    {
                        (_state, _probeAt) = (CircuitState.Open, time.GetUtcNow() + ProbeAfter);
                        return pass == CircuitPass.Call;
                    }

                    return false;
                default:
                    if (pass == CircuitPass.Probe)
                    {
                        (_state, _probeAt) = (CircuitState.Open, time.GetUtcNow());
                    }

                    return false;
            }
        }
    }
}
