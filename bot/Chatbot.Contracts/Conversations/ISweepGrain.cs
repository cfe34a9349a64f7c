using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>
/// The one activity in the cluster that finds conversations with unfinished turns and drives the life cycle. Key 0.
/// </summary>
[Alias("chatbot.sweep")]
public interface ISweepGrain : IGrainWithIntegerKey
{
    /// <summary>Runs one sweep; returns how many conversations were woken or retired.</summary>
    [Alias("sweep")]
    Task<int> SweepAsync();
}
