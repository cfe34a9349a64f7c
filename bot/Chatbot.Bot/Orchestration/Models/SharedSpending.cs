using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Orchestration.Models;

/// <summary>
/// What all processes have spent together, also before they were started. An amount counts here at once and elsewhere as soon as
/// it is in the database, for which nobody waits.
/// </summary>
internal sealed partial class SharedSpending(SpendingStore store, TimeProvider time, ILogger<SharedSpending> logger) : ISpending
{
    private const decimal Million = 1_000_000;
    private readonly Lock _lock = new();
    private DateOnly _day;
    private long _unsaved;

    public DateOnly Day => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public decimal Today
    {
        get
        {
            var day = Day;
            long unsaved;
            lock (_lock)
            {
                unsaved = _day == day ? _unsaved : 0;
            }

            // What is saved between the two counts twice for a moment, never not at all.
            return (unsaved + store.Read(day)) / Million;
        }
    }

    public void Add(decimal dollars)
    {
        var (day, amount) = (Day, (long)decimal.Ceiling(dollars * Million));
        lock (_lock)
        {
            if (_day != day)
            {
                (_day, _unsaved) = (day, 0);
            }

            _unsaved += amount;
        }

        _ = SaveAsync(day, amount);
    }

    private async Task SaveAsync(DateOnly day, long amount)
    {
        try
        {
            await store.AddAsync(day, amount);
        }
        catch (Exception exception)
        {
            LogNotSaved(exception, amount / Million);
            return;
        }

        lock (_lock)
        {
            _unsaved -= _day == day ? amount : 0;
        }
    }

    [LoggerMessage(3610, LogLevel.Error, "{Dollars} US dollars that were spent on a model are known to this process only")]
    private partial void LogNotSaved(Exception exception, decimal dollars);
}
