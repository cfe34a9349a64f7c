using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Ends requests whose time is over, and forgets them a week later.</summary>
internal sealed class ApprovalSweep(ApprovalStore store, ApprovalDesk approvals, TimeProvider time)
{
    private const int Batch = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task RunAsync()
    {
        var now = time.GetUtcNow();
        foreach (var row in store.FindDue(now, Batch))
        {
            await approvals.PostOutcomeAsync(new(row));
        }

        await store.PurgeAsync(now - Kept);
    }
}
