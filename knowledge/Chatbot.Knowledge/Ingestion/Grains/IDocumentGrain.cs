using Orleans.Concurrency;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>One document: at most one worker in the cluster has it. Key: see <see cref="DocumentGrainKey"/>.</summary>
[Alias("chatbot.knowledge.document")]
internal interface IDocumentGrain : IGrainWithStringKey
{
    /// <summary>Has the document worked on until it is final or put off; a second caller waits for the same work.</summary>
    [Alias("process"), AlwaysInterleave, ResponseTimeout("06:00:00")]
    Task ProcessAsync();

    /// <summary>Ends the work that was cancelled or overtaken.</summary>
    [Alias("interrupt"), AlwaysInterleave]
    Task InterruptAsync();
}
