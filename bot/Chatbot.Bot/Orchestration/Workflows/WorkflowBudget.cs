namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>What a run has taken of its limits. What the journal holds is counted again when a run goes on. Thread-safe.</summary>
internal sealed class WorkflowBudget(WorkflowLimits limits)
{
    private readonly Lock _lock = new();
    private int _steps;
    private int _calls;
    private long _tokens;
    private decimal _cost;
    private TimeSpan _time;

    /// <summary>Time that is left.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
            {
                return limits.MaxDuration - _time;
            }
        }
    }

    /// <exception cref="WorkflowFailedException">A limit is reached.</exception>
    public void BeginStep()
    {
        lock (_lock)
        {
            Require(++_steps <= limits.MaxSteps, $"the limit of {limits.MaxSteps} steps is reached.");
        }
    }

    /// <exception cref="WorkflowFailedException">A limit is reached.</exception>
    public void BeginCall()
    {
        lock (_lock)
        {
            Require(_calls < limits.MaxCalls, $"the limit of {limits.MaxCalls} calls is reached.");
            Require(_tokens < limits.MaxTokens, $"the limit of {limits.MaxTokens} tokens is reached.");
            Require(limits.MaxCost <= 0 || _cost < (decimal)limits.MaxCost, "the limit of cost is reached.");
            Require(_time < limits.MaxDuration, $"the limit of {limits.MaxDuration.TotalSeconds:0} seconds is reached.");
            _calls++;
        }
    }

    public void EndCall(double milliseconds, long tokens = 0, decimal cost = 0)
    {
        lock (_lock)
        {
            _tokens += tokens;
            _cost += cost;
            _time += TimeSpan.FromMilliseconds(milliseconds);
        }
    }

    private static void Require(bool isKept, string reason)
    {
        if (!isKept)
        {
            throw new WorkflowFailedException(reason);
        }
    }
}
