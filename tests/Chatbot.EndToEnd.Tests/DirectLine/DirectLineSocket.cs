using System.Net.WebSockets;
using System.Text.Json;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>A client's end of a stream; keeps every activity it saw.</summary>
internal sealed class DirectLineSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public List<JsonElement> Activities { get; } = [];

    /// <summary>Watermark of each frame.</summary>
    public List<string> Watermarks { get; } = [];

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<DirectLineSocket> ConnectAsync(string url, string? origin = null)
    {
        var socket = new DirectLineSocket();
        if (origin is not null)
        {
            socket._socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket._socket.ConnectAsync(new(url), DirectLineHost.Token);
        return socket;
    }

    /// <summary>Reads frames until the activities show what is wanted.</summary>
    public async Task<List<JsonElement>> ReadUntilAsync(Func<List<JsonElement>, bool> isThere)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(DirectLineHost.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (!isThere(Activities))
        {
            Assert.True(await ReadFrameAsync(limit.Token), "The server closed the socket.");
        }

        return Activities;
    }

    public Task<List<JsonElement>> ReadUntilTextAsync(string text) =>
        ReadUntilAsync(activities => activities.Exists(activity => activity.TypeOf() == "message" && activity.TextOf() == text));

    public async Task ReadToCloseAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(DirectLineHost.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (await ReadFrameAsync(limit.Token)) { }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> ReadFrameAsync(CancellationToken cancellationToken)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            frame.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);

        using var json = JsonDocument.Parse(frame.ToArray());
        Watermarks.Add(json.RootElement.GetProperty("watermark").GetString()!);
        Activities.AddRange(json.RootElement.Clone().GetProperty("activities").EnumerateArray());
        return true;
    }
}
