using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers.Offline;

/// <summary>Streams an extractive answer word by word. The same question and passages give the same answer.</summary>
internal sealed partial class OfflineChatClient(ExtractiveAnswerer answerer) : IChatClient
{
    private const string Model = "offline";
    private static readonly ChatClientMetadata Metadata = new(Model, defaultModelId: Model);

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
        var text = NotFoundSignal.Text;
        if (Grounding.Of(options) is { Passages.Count: > 0 } grounding)
        {
            var answer = await answerer.AnswerAsync(grounding.Question, grounding.Passages, cancellationToken);
            if (answer.Found)
            {
                text = PointAtSources(answer, grounding.Passages);
            }
        }

        for (var start = 0; start < text.Length; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var space = text.AsSpan(start).IndexOfAny(' ', '\n');
            var end = space < 0 ? text.Length : start + space + 1;
            yield return new ChatResponseUpdate(ChatRole.Assistant, text[start..end]) { ModelId = Model };
            start = end;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() { }

    /// <summary>The answer numbers what it cites; a chat provider cites by the number of the source it was given.</summary>
    private static string PointAtSources(ExtractiveAnswer answer, IReadOnlyList<Passage> passages) =>
        Mark()
            .Replace(
                answer.Text,
                mark =>
                {
                    var number = int.Parse(mark.ValueSpan[1..^1], CultureInfo.InvariantCulture);
                    if (number < 1 || number > answer.Citations.Count)
                    {
                        return "";
                    }

                    var cited = answer.Citations[number - 1].ChunkId;
                    for (var source = 0; source < passages.Count; source++)
                    {
                        if (string.Equals(passages[source].ChunkId, cited, StringComparison.Ordinal))
                        {
                            return string.Create(CultureInfo.InvariantCulture, $"[{source + 1}]");
                        }
                    }

                    return "";
                }
            );

    [GeneratedRegex(@"\[[0-9]{1,3}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();
}
