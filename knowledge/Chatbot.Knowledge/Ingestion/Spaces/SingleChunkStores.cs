using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Ingestion.Spaces;

/// <summary>A store without spaces: an index is rebuilt in its place, document by document.</summary>
internal sealed class SingleChunkStores(IChunkStore store) : IChunkStores
{
    public IChunkStore Open(string space) => store;

    public Task DropAsync(string space, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
