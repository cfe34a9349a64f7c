using Chatbot.Bot.Orchestration.Failures;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>
/// A stream that was read up to the first update that shows something. Until then it can be given up for another one and the user
/// sees nothing of it; afterwards it cannot.
/// </summary>
internal sealed class StartedStream : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private readonly List<ChatResponseUpdate> _opening = [];
    private int _next;
    private bool _ended;

    private StartedStream(IAsyncEnumerator<ChatResponseUpdate> updates) => _updates = updates;

    public ChatResponseUpdate Current { get; private set; } = null!;

    /// <summary>Reads until something would be visible, or to the end. What the stream throws until then is thrown here.</summary>
    public static async ValueTask<StartedStream> StartAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates,
        CancellationToken cancellationToken
    )
    {
        var started = new StartedStream(updates.GetAsyncEnumerator(cancellationToken));
        try
        {
            await started.ReadOpeningAsync();
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_next < _opening.Count)
        {
            Current = _opening[_next++];
            return true;
        }

        if (_ended || !await _updates.MoveNextAsync())
        {
            return false;
        }

        Current = _updates.Current;
        return true;
    }

    public ValueTask DisposeAsync() => _updates.DisposeAsync();

    private async ValueTask ReadOpeningAsync()
    {
        do
        {
            if (!await _updates.MoveNextAsync())
            {
                _ended = true;
                return;
            }

            _opening.Add(_updates.Current);
        } while (!FailureChatClient.HasAnswer(_updates.Current));
    }
}
