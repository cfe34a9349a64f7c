using Chatbot.Knowledge.Stores.PostgreSql;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Knowledge.Stores;

/// <summary>Ends the start when the server of the index cannot do what the settings ask for.</summary>
internal sealed class ChunkStoreStart(IChunkStore store) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (store is PostgreSqlChunkStore postgres)
        {
            await postgres.CreateAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
