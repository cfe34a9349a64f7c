using Orleans;
using Orleans.Concurrency;

namespace Chatbot.Contracts.Jobs;

/// <summary>
/// One job: work that outlives the turn that began it. Keyed by its unguessable id; the one activation in the cluster is the
/// only one that runs it. Everything it knows is in the table of jobs.
/// </summary>
[Alias("chatbot.job")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Takes the job up where it stands: runs it, lets a request that nobody answered expire, or tells its end. Returns at once.</summary>
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Ends the job without a result. False when it had ended before.</summary>
    [Alias("cancel"), AlwaysInterleave]
    Task<bool> CancelAsync();
}
