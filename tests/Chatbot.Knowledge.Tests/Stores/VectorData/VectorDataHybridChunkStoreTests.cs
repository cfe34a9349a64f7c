using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.VectorData;

namespace Chatbot.Knowledge.Tests.Stores.VectorData;

/// <summary>A connector with keyword search and keys of another type.</summary>
public sealed class VectorDataHybridChunkStoreTests : ChunkStoreConformanceTests, IDisposable
{
    private readonly MemoryVectorStore store = new(hybrid: true);
    private readonly VectorDataChunkStores<Guid> stores;

    public VectorDataHybridChunkStoreTests() =>
        stores = new VectorDataChunkStores<Guid>(store, id => id, Chunks.Dimensions, TimeProvider.System);

    protected override IChunkStores Stores => stores;

    public void Dispose()
    {
        stores.Dispose();
        store.Dispose();
    }
}
