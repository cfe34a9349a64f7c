using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>Goes on with what was not finished: a process ended, a turn was in the way, or a reader of the database.</summary>
internal sealed class ErasureSweep(ErasureStore store, Eraser eraser) : ISweepTask
{
    private const int Batch = 50;

    public async Task<int> SweepAsync(IGrainFactory grains)
    {
        var open = store.FindOpen(Batch);
        foreach (var row in open)
        {
            await eraser.RunAsync(row.ErasureId, by: null);
        }

        return open.Count;
    }
}
