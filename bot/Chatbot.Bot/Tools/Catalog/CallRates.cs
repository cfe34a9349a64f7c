using System.Collections.Concurrent;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Counts the calls of each person to each tool in the last minute, in this process. Thread-safe.</summary>
internal sealed class CallRates(TimeProvider time)
{
    private const int MostKept = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string Tool, string Tenant, string User), Queue<DateTimeOffset>> _calls = new();

    /// <summary>Counts a call, unless the person has called too often.</summary>
    public bool TryTake(Tool tool, ToolCaller caller)
    {
        if (_calls.Count > MostKept)
        {
            Forget();
        }

        var calls = _calls.GetOrAdd((tool.Name, caller.Tenant, caller.UserId), static _ => new());
        lock (calls)
        {
            var now = time.GetUtcNow();
            while (calls.TryPeek(out var oldest) && now - oldest >= Window)
            {
                calls.Dequeue();
            }

            if (calls.Count >= tool.Limits.CallsPerMinute)
            {
                return false;
            }

            calls.Enqueue(now);
            return true;
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, calls) in _calls)
        {
            lock (calls)
            {
                if (calls.Count == 0 || now - calls.Last() >= Window)
                {
                    _calls.TryRemove(key, out _);
                }
            }
        }
    }
}
