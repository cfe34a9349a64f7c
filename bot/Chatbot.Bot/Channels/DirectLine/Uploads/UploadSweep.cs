using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine.Uploads;

/// <summary>Deletes attached files that are older than their retention.</summary>
internal sealed class UploadSweep(UploadStore uploads, IOptions<DirectLineOptions> options, TimeProvider time) : ISweepTask
{
    private const int Batch = 100;

    public async Task<int> SweepAsync(IGrainFactory grains)
    {
        var old = uploads.FindOlder(time.GetUtcNow() - options.Value.UploadRetention, Batch);
        foreach (var upload in old)
        {
            await uploads.RemoveAsync(upload);
        }

        return old.Count;
    }
}
