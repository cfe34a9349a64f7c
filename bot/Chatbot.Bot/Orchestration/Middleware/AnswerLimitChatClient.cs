using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Middleware;

/// <summary>
/// Ends an answer that does not end by itself, as one that reached its length limit. Small models repeat themselves for ever, and not
/// every server has a limit of its own.
/// </summary>
internal sealed class AnswerLimitChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    /// <summary>Characters of an answer.</summary>
    public const int LongestAnswer = 100_000;

    /// <summary>Pieces of an answer; the values of a call come in pieces without text.</summary>
    private const int MostUpdates = 200_000;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var (characters, updates) = (0, 0);
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            characters += Cut(update.Contents, LongestAnswer - characters);
            updates++;
            if (characters >= LongestAnswer || updates >= MostUpdates)
            {
                update.FinishReason ??= ChatFinishReason.Length;
                yield return update;
                yield break;
            }

            yield return update;
        }
    }

    /// <summary>Cuts texts at what is left, between characters.</summary>
    /// <returns>How long they were.</returns>
    private static int Cut(IList<AIContent> contents, int left)
    {
        var length = 0;
        for (var index = 0; index < contents.Count; index++)
        {
            if (contents[index] is TextContent text)
            {
                var room = Math.Max(0, left - length);
                length += text.Text.Length;
                if (text.Text.Length > room)
                {
                    var end = room > 0 && char.IsHighSurrogate(text.Text[room - 1]) ? room - 1 : room;
                    text.Text = text.Text[..end];
                }
            }
        }

        return length;
    }
}
