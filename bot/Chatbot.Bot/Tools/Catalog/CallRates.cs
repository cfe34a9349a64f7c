using System.Collections.Concurrent;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Rates of one process, such as a verb of the command line.</summary>
internal sealed class CallRates(TimeProvider time) : ICallRates
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<(string Tool, string Tenant, string User), CallWindow> _calls = new();

    public ValueTask<bool> TryTakeAsync(Tool tool, ToolCaller caller)
    {
        if (_calls.Count > MostKept)
        {
            Forget();
        }

        var window = _calls.GetOrAdd((tool.Name, caller.Tenant, caller.UserId), _ => new(time));
        lock (window)
        {
            return new(window.TryTake(tool.Limits.CallsPerMinute));
        }
    }

    private void Forget()
    {
        foreach (var (key, window) in _calls)
        {
            lock (window)
            {
                if (window.IsEmpty)
                {
                    _calls.TryRemove(key, out _);
                }
            }
        }
    }
}
