using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Ends requests whose time is over, and forgets them a week later.</summary>
internal sealed class ApprovalSweep(ApprovalStore store, ApprovalDesk approvals, TimeProvider time) : ISweepTask
{
    private const int Batch = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task<int> SweepAsync(IGrainFactory grains)
    {
        var now = time.GetUtcNow();
        var due = store.FindDue(now, Batch);
        foreach (var row in due)
        {
            if (!await approvals.PostOutcomeAsync(new(row)))
            {
                // Nothing goes on there: the request just ends.
                await store.DecideAsync(row.ApprovalId, ApprovalStatus.Expired, "", null, false, null, null, now);
            }
        }

        await store.PurgeAsync(now - Kept);
        return due.Count;
    }
}
