using System.Net.WebSockets;
using Chatbot.Bot.Channels.DirectLine.Uploads;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine.Streaming;

/// <summary>
/// Sends a conversation to one socket: what is stored after a place, then everything live. When the conversation moves to
/// another node or cuts a slow reader off, it goes on from the last activity it sent; the client notices nothing.
/// </summary>
internal sealed partial class ActivitySocket(
    WebSocket socket,
    string conversation,
    long afterSequence,
    ConversationInbox inbox,
    StreamChunks chunks,
    ClientView view,
    AttachmentLinks links,
    TimeProvider time,
    ILogger<ActivitySocket> logger
)
{
    private const int LargestFrame = 50;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);
    private readonly ActivityFrame _frame = new();
    private readonly List<TurnUpdate> _pending = [];
    private long _position = afterSequence;
    private bool _progress;

    /// <summary>Base address of links to uploaded files.</summary>
    public required string Address { get; init; }

    /// <param name="ended">Cancelled from outside to end the socket, and here when the client is gone.</param>
    public async Task RunAsync(CancellationTokenSource ended)
    {
        var receiving = ReceiveAsync(ended);
        try
        {
            await SendAllAsync(ended.Token);
        }
        catch (Exception exception)
        {
            LogSocketEnded(exception, conversation);
        }

        await CloseAsync();
        await Task.WhenAny(receiving, Task.Delay(CloseTimeout, time));
        socket.Abort();
        await receiving;
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        var backoff = FirstBackoff;
        while (true)
        {
            _progress = false;
            try
            {
                await CopyAsync(cancellationToken);
            }
            catch (Exception exception)
                when (exception is not WebSocketException
                    && socket.State == WebSocketState.Open
                    && !cancellationToken.IsCancellationRequested
                )
            {
                LogSubscriptionLost(exception, conversation);
            }

            cancellationToken.ThrowIfCancellationRequested();
            _pending.Clear();
            backoff = _progress ? FirstBackoff : TimeSpan.FromTicks(Math.Min(backoff.Ticks * 2, LongestBackoff.Ticks));
            await Task.Delay(backoff, time, cancellationToken);
        }
    }

    /// <summary>Whatever is there at once goes into one frame.</summary>
    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        var updates = inbox.Find(conversation).SubscribeAsync(_position, cancellationToken);
        await using var source = updates.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = source.MoveNextAsync();
            if (!next.IsCompleted || _pending.Count >= LargestFrame)
            {
                await FlushAsync();
            }

            if (!await next)
            {
                await FlushAsync();
                return;
            }

            _progress = true;
            Add(source.Current);
        }
    }

    /// <summary>Text so far replaces text so far that was not sent yet.</summary>
    private void Add(TurnUpdate update)
    {
        if (update is TurnUpdate.Delta delta && _pending is [.., TurnUpdate.Delta last] && last.StreamId == delta.StreamId)
        {
            _pending[^1] = delta;
            return;
        }

        _pending.Add(update);
    }

    private async Task FlushAsync()
    {
        foreach (var update in _pending)
        {
            Write(update);
        }

        _pending.Clear();
        if (_frame.Count == 0)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(SendTimeout, time);
        await socket.SendAsync(_frame.Complete(_position), WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
        _frame.Clear();
    }

    private void Write(TurnUpdate update)
    {
        switch (update)
        {
            case TurnUpdate.Recorded recorded:
                _position = Math.Max(_position, recorded.Sequence);
                chunks.Remember(recorded.Activity);
                if (view.Of(recorded.Sequence, recorded.Turn, recorded.Activity) is { } shown)
                {
                    _frame.Add(links.Sign(shown, conversation, Address));
                }

                break;
            case TurnUpdate.Informative informative:
                _frame.Add(chunks.ToActivity(informative));
                break;
            case TurnUpdate.Delta delta:
                _frame.Add(chunks.ToActivity(delta));
                break;
            case TurnUpdate.Typing typing:
                _frame.Add(chunks.ToActivity(typing));
                break;
        }
    }

    /// <summary>Clients send nothing of meaning, but their close and their silence are noticed here.</summary>
    private async Task ReceiveAsync(CancellationTokenSource ended)
    {
        var buffer = new byte[1024];
        try
        {
            while (
                (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close
            ) { }
        }
        catch (Exception exception)
            when (exception is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            LogSocketEnded(exception, conversation);
        }

        await ended.CancelAsync();
    }

    private async Task CloseAsync()
    {
        using var timeout = new CancellationTokenSource(CloseTimeout, time);
        try
        {
            switch (socket.State)
            {
                case WebSocketState.Open:
                    await socket.CloseOutputAsync(
                        WebSocketCloseStatus.EndpointUnavailable,
                        "Connect again with the last watermark.",
                        timeout.Token
                    );
                    break;
                case WebSocketState.CloseReceived:
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, timeout.Token);
                    break;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException)
        {
            LogSocketEnded(exception, conversation);
        }
    }

    [LoggerMessage(1332, LogLevel.Debug, "A socket of conversation {Conversation} ended")]
    private partial void LogSocketEnded(Exception exception, string conversation);

    [LoggerMessage(1333, LogLevel.Warning, "The subscription of conversation {Conversation} was lost and is renewed")]
    private partial void LogSubscriptionLost(Exception exception, string conversation);
}
