using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>
/// Keeps the thoughts of a model from its readers. Servers such as Ollama, vLLM and LM Studio may send those of DeepSeek-R1, Qwen 3 and
/// the like as part of the answer.
/// </summary>
internal sealed class ThoughtsChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        foreach (var message in response.Messages)
        {
            var reader = new ThoughtReader();
            Read(reader, message.Contents);
            if (reader.Rest() is { Length: > 0 } rest)
            {
                message.Contents.Add(new TextContent(rest));
            }
        }

        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var reader = new ThoughtReader();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            Read(reader, update.Contents);
            yield return update;
        }

        if (reader.Rest() is { Length: > 0 } rest)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
        }
    }

    private static void Read(ThoughtReader reader, IList<AIContent> contents)
    {
        foreach (var content in contents)
        {
            if (content is TextContent text)
            {
                text.Text = reader.Read(text.Text);
            }
        }
    }
}
