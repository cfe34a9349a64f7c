using System.Runtime.CompilerServices;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Remote.Wire;

namespace Chatbot.Knowledge.Remote;

/// <summary>Changes that the service tells; a connection that breaks is made again.</summary>
internal sealed class RemoteDocumentFeed(KnowledgeConnection connection, TimeProvider timeProvider) : IDocumentFeed
{
    public const string DocumentEvent = "document";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<DocumentStatus> WatchAsync(
        string tenant,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            var request = connection.Request(HttpMethod.Get, KnowledgeRoutes.Events, tenant);
            await using var events = connection.EventsAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await MoveNextAsync(events, cancellationToken))
            {
                if (events.Current.EventType == DocumentEvent)
                    yield return JsonSerializer.Deserialize(events.Current.Data, KnowledgeJsonContext.Default.DocumentStatus)!;
            }

            await Task.Delay(Pause, timeProvider, cancellationToken);
        }
    }

    /// <summary>False when the connection ended; a refusal is thrown, as it would only be repeated.</summary>
    private static async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<T> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested
                && exception is IOException or HttpRequestException or RemoteKnowledgeException { StatusCode: null }
            )
        {
            return false;
        }
    }
}
