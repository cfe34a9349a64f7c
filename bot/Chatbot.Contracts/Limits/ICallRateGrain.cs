using Orleans;

namespace Chatbot.Contracts.Limits;

/// <summary>
/// How often one person called one tool lately, counted for all processes together. Keyed by both. It is in memory only: when its
/// process dies, the count begins anew.
/// </summary>
[Alias("chatbot.call-rate")]
public interface ICallRateGrain : IGrainWithStringKey
{
    /// <summary>Counts a call, unless there were too many in the last minute.</summary>
    /// <param name="callsPerMinute">The most calls in any minute.</param>
    /// <returns>False when the call must not be made.</returns>
    [Alias("tryTake")]
    Task<bool> TryTakeAsync(int callsPerMinute);
}
