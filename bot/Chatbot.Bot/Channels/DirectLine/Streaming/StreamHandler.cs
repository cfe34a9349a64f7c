using System.Net.WebSockets;
using Chatbot.Bot.Channels.DirectLine.Uploads;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine.Streaming;

/// <summary>Opens the socket of a conversation.</summary>
internal sealed class StreamHandler(
    DirectLineAuthenticator authenticator,
    DirectLineLimits limits,
    DirectLineChannel channel,
    ConversationInbox inbox,
    AttachmentLinks links,
    ClientAddress address,
    TranscriptStore transcript,
    IOptions<DirectLineOptions> options,
    IHostApplicationLifetime host,
    TimeProvider time,
    ILogger<ActivitySocket> logger
)
{
    private static readonly WebSocketAcceptContext KeepAlive = new()
    {
        KeepAliveInterval = TimeSpan.FromSeconds(20),
        KeepAliveTimeout = TimeSpan.FromSeconds(20),
    };

    public async Task<IResult> OpenAsync(HttpContext http, string conversation)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            throw DirectLineException.BadRequest("This address is for WebSockets. Poll with GET …/activities instead.");
        }

        await authenticator.AuthenticateStreamAsync(http.Request, conversation);
        var afterSequence = Watermark.Read(http.Request) ?? (await inbox.Find(conversation).SnapshotAsync()).LastSequence;
        using var lease = limits.CountSocket(conversation);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(KeepAlive);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping, http.RequestAborted);
        using var lifetime = new CancellationTokenSource(options.Value.SocketLifetime, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, lifetime.Token);
        var view = new ClientView(conversation, afterSequence, transcript);
        var chunks = new StreamChunks(conversation, channel.Bot, time);
        if (afterSequence > 0)
        {
            var id = DirectLineChannel.ToConversationId(conversation);
            foreach (var entry in transcript.ReadBefore(id, afterSequence + 1, limit: 1))
            {
                chunks.Remember(entry.Activity);
            }
        }

        var writer = new ActivitySocket(socket, conversation, afterSequence, inbox, chunks, view, links, time, logger)
        {
            Address = address.GetBase(http.Request),
        };
        await writer.RunAsync(ended);
        return TypedResults.Empty;
    }
}
