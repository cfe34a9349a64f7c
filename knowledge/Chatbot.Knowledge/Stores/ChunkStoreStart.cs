using Chatbot.Knowledge.Stores.PostgreSql;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Knowledge.Stores;

/// <summary>Ends the start when the server of the index cannot do what the settings ask for.</summary>
internal sealed class ChunkStoreStart(IChunkStores stores) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (stores is PostgreSqlChunkStores postgres)
        {
            await postgres.CheckAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
