using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers.Echo;

/// <summary>
/// Answers <c>echo: TEXT</c>; to <c>stream N</c> the words <c>word1</c> to <c>wordN</c> one by one, and to
/// <c>stream N DELAYms</c> the same with a pause before each word but the first.
/// </summary>
internal sealed partial class EchoChatClient(TimeProvider time) : IChatClient
{
    private const int MostWords = 100_000;
    private static readonly ChatClientMetadata Metadata = new("echo", defaultModelId: "echo");

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
        var text = messages.LastOrDefault()?.Text ?? "";
        var script = text.StartsWith("stream ", StringComparison.Ordinal) ? StreamScript().Match(text) : Match.Empty;
        if (!script.Success)
        {
            yield return Update("echo: " + text);
            yield break;
        }

        var words = Math.Min(int.Parse(script.Groups["words"].ValueSpan, CultureInfo.InvariantCulture), MostWords);
        var pause = script.Groups["pause"].Success
            ? TimeSpan.FromMilliseconds(int.Parse(script.Groups["pause"].ValueSpan, CultureInfo.InvariantCulture))
            : TimeSpan.Zero;
        for (var word = 1; word <= words; word++)
        {
            if (word > 1 && pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return Update(string.Create(CultureInfo.InvariantCulture, $"{(word > 1 ? " " : "")}word{word}"));
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() { }

    private static ChatResponseUpdate Update(string text) => new(ChatRole.Assistant, text) { ModelId = "echo" };

    [GeneratedRegex(
        @"^stream (?<words>[0-9]{1,6})( (?<pause>[0-9]{1,5})ms)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex StreamScript();
}
