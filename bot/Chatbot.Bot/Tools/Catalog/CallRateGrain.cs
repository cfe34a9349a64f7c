using Chatbot.Contracts.Limits;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Keeps the window of one person and tool, and is gone soon after it is empty.</summary>
[CollectionAgeLimit(Minutes = 5)]
internal sealed class CallRateGrain(TimeProvider time) : Grain, ICallRateGrain
{
    private readonly CallWindow _window = new(time);

    public Task<bool> TryTakeAsync(int callsPerMinute) => Task.FromResult(_window.TryTake(callsPerMinute));
}
