namespace Chatbot.Bot.Tools.Catalog;

/// <summary>The calls of the last minute. Not thread-safe.</summary>
internal sealed class CallWindow(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly Queue<DateTimeOffset> _calls = new();

    /// <summary>Whether there were no calls in the last minute.</summary>
    public bool IsEmpty
    {
        get
        {
            Forget();
            return _calls.Count == 0;
        }
    }

    /// <summary>Counts a call, unless there were too many.</summary>
    public bool TryTake(int mostCalls)
    {
        Forget();
        if (_calls.Count >= mostCalls)
        {
            return false;
        }

        _calls.Enqueue(time.GetUtcNow());
        return true;
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        while (_calls.TryPeek(out var oldest) && now - oldest >= Length)
        {
            _calls.Dequeue();
        }
    }
}
