using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Tests.Stores;
using Chatbot.Knowledge.Tests.Stores.Points;

namespace Chatbot.Knowledge.Tests.Snippets;

#region store-test
public sealed class MemoryStoreTests : ChunkStoreConformanceTests, IDisposable
{
    private readonly MemorySpaces spaces = new();

    protected override IChunkStores Stores => spaces;

    public void Dispose() => spaces.Dispose();
}
#endregion
