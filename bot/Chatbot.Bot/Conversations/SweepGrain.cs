using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations;

/// <summary>Wakes conversations with unfinished turns, pauses idle ones, archives old ones, and does what other parts ask for.</summary>
internal sealed partial class SweepGrain(
    TranscriptStore transcript,
    IEnumerable<ISweepTask> tasks,
    IOptions<ConversationOptions> options,
    TimeProvider time,
    ILogger<SweepGrain> logger
) : Grain, ISweepGrain
{
    private const int Batch = 500;

    public async Task<int> SweepAsync()
    {
        var now = time.GetUtcNow();
        var count = 0;
        foreach (var key in transcript.FindUnfinished(Batch))
        {
            count += await TryAsync(key, grain => grain.WakeAsync());
        }

        var idle = now - options.Value.PauseAfter;
        foreach (var key in transcript.FindIdle(ConversationStatus.Active, idle, Batch))
        {
            count += await TryAsync(key, grain => grain.RetireAsync(ConversationStatus.Paused));
        }

        var old = now - options.Value.ArchiveAfter;
        foreach (var status in (ConversationStatus[])[ConversationStatus.Paused, ConversationStatus.Completed])
        {
            foreach (var key in transcript.FindIdle(status, old, Batch))
            {
                count += await TryAsync(key, grain => grain.RetireAsync(ConversationStatus.Archived));
            }
        }

        foreach (var task in tasks)
        {
            count += await task.SweepAsync(GrainFactory);
        }

        return count;
    }

    private async Task<int> TryAsync(string key, Func<IConversationGrain, Task> call)
    {
        try
        {
            await call(GrainFactory.GetGrain<IConversationGrain>(key));
            return 1;
        }
        catch (Exception exception)
        {
            LogFailed(exception, key);
            return 0;
        }
    }

    [LoggerMessage(1230, LogLevel.Warning, "The sweep could not reach conversation {Conversation}; the next one tries again")]
    private partial void LogFailed(Exception exception, string conversation);
}
