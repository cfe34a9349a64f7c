using Orleans.Concurrency;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>Carries the changes of a tenant's documents to watchers on every silo. Key: the tenant.</summary>
[Alias("chatbot.knowledge.feed")]
internal interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Passes changes on, as JSON of <see cref="Documents.DocumentStatus"/>.</summary>
    [Alias("publish"), OneWay, AlwaysInterleave]
    Task PublishAsync([Immutable] string[] changes);

    /// <summary>Every change from now on, until the reader stops. A slow reader loses the oldest.</summary>
    [Alias("watch")]
    IAsyncEnumerable<string> WatchAsync(CancellationToken cancellationToken);
}
