namespace Chatbot.Bot.Orchestration.Models;

/// <summary>What one process has spent, such as a verb of the command line; it begins at zero.</summary>
internal sealed class Spending(TimeProvider time) : ISpending
{
    private readonly Lock _lock = new();
    private DateOnly _day;
    private decimal _spent;

    public DateOnly Day => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public decimal Today
    {
        get
        {
            lock (_lock)
            {
                return _day == Day ? _spent : 0;
            }
        }
    }

    public void Add(decimal dollars)
    {
        lock (_lock)
        {
            if (_day != Day)
            {
                (_day, _spent) = (Day, 0);
            }

            _spent += dollars;
        }
    }
}
