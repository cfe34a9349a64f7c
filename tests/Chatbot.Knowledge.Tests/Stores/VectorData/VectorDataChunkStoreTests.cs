using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.VectorData;

namespace Chatbot.Knowledge.Tests.Stores.VectorData;

/// <summary>A connector without keyword search: words find by a filter.</summary>
public sealed class VectorDataChunkStoreTests : ChunkStoreConformanceTests, IDisposable
{
    private readonly MemoryVectorStore store = new(hybrid: false);
    private readonly VectorDataChunkStores<string> stores;

    public VectorDataChunkStoreTests() =>
        stores = new VectorDataChunkStores<string>(store, id => id.ToString("N"), Chunks.Dimensions, TimeProvider.System);

    protected override IChunkStores Stores => stores;

    public void Dispose()
    {
        stores.Dispose();
        store.Dispose();
    }
}
