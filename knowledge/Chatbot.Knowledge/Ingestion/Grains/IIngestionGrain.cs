using Orleans.Concurrency;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>The one activity in the cluster that finds unfinished documents in the database and has them worked off. Key 0.</summary>
[Alias("chatbot.knowledge.ingestion")]
internal interface IIngestionGrain : IGrainWithIntegerKey
{
    /// <summary>There may be something to do; also called regularly by every silo, so that it always lives somewhere.</summary>
    [Alias("wake"), AlwaysInterleave]
    Task WakeAsync();
}
