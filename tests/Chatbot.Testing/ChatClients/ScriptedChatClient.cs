using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chatbot.Testing.ChatClients;

/// <summary>A chat client that does what a test tells it to, and remembers what it was asked.</summary>
public sealed class ScriptedChatClient : IChatClient
{
    private readonly List<ScriptedCall> _calls = [];

    /// <summary>What a streaming call yields.</summary>
    public Func<ScriptedCall, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> OnStream { get; set; } =
        (_, _) => Say("ok");

    /// <summary>What a call without streaming returns.</summary>
    public Func<ScriptedCall, CancellationToken, Task<ChatResponse>> OnCall { get; set; } =
        (_, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok")));

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<ScriptedCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>A complete answer in the given pieces.</summary>
    public static IAsyncEnumerable<ChatResponseUpdate> Say(params string[] pieces) =>
        pieces
            .Select(piece => new ChatResponseUpdate(ChatRole.Assistant, piece) { ModelId = "scripted" })
            .Append(new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop })
            .ToAsyncEnumerable();

    /// <summary>The given pieces, then the exception.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> SayThenFail(Exception exception, params string[] pieces)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }

        throw exception;
    }

    /// <summary>The given pieces, then nothing until the call is cancelled.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> SayThenHang(
        string[] pieces,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var piece in pieces)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => OnCall(Remember(messages, options), cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => OnStream(Remember(messages, options), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => IsDisposed = true;

    private ScriptedCall Remember(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var call = new ScriptedCall([.. messages], options);
        lock (_calls)
        {
            _calls.Add(call);
        }

        return call;
    }
}
