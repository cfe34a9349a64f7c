using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations;

/// <summary>Forgets answers that were kept for times without a language model, when their time is over.</summary>
internal sealed class CachedAnswerSweep(CachedAnswerStore store, TimeProvider time) : ISweepTask
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private DateTimeOffset _purged;

    public async Task<int> SweepAsync(IGrainFactory grains)
    {
        var now = time.GetUtcNow();
        if (now - _purged < Interval)
        {
            return 0;
        }

        _purged = now;
        return await store.PurgeAsync(now);
    }
}
