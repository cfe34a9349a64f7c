using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Chatbot.Knowledge.Remote;

/// <summary>Streams of server-sent events.</summary>
internal static class EventStream
{
    /// <summary>A stream of events that tells an error as its last one: the status of the answer is out by then.</summary>
    public static async IAsyncEnumerable<SseItem<string>> UntilErrorAsync(
        IAsyncEnumerable<SseItem<string>> items,
        Func<Exception, SseItem<string>> onError,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var enumerator = items.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            SseItem<string> item;
            var isLast = false;
            try
            {
                if (!await enumerator.MoveNextAsync())
                    yield break;
                item = enumerator.Current;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                (item, isLast) = (onError(exception), true);
            }

            yield return item;
            if (isLast)
                yield break;
        }
    }
}
