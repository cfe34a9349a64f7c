using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Snippets;

#region provider-client
/// <summary>Says the last message again, word by word. A real one streams from an API here, or is the vendor's own <see cref="IChatClient"/>.</summary>
internal sealed class ParrotChatClient(string model) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var words = messages.LastOrDefault()?.Text.Split(' ') ?? [];
        foreach (var word in words)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, $"{word} ") { ModelId = model };
        }

        yield return new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop, ModelId = model };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }
}
#endregion
