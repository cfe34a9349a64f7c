using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Tests.Ingestion;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Persistence;

public sealed class KnowledgeWriterTests
{
    /// <summary>A process that stops while its first write comes once died of a thread that had begun too late.</summary>
    [Fact]
    public async Task Write_AfterTheEnd_IsRefused()
    {
        using var folder = new KnowledgeFolder();
        await using var host = await KnowledgeHost.StartAsync(folder, start: false);
        var writer = new KnowledgeWriter(host.Get<KnowledgeDatabase>(), NullLogger<KnowledgeWriter>.Instance);
        writer.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            writer.RunAsync("a", isDurable: true, _ => 0, TestContext.Current.CancellationToken)
        );
    }
}
