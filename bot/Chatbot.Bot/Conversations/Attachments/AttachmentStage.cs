using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.BuiltIn.Attachments;

namespace Chatbot.Bot.Conversations.Attachments;

/// <summary>
/// Acknowledges files that come without a question. Without a language model, which would read them by a tool, it also
/// answers questions about files, by quoting them.
/// </summary>
internal sealed partial class AttachmentStage(AttachmentReader reader, ChatPipeline pipeline) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Attachment;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var texts = AttachmentTexts.For(turn.Activity.Locale);
        var text = turn.Activity.Text;
        string? answer = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            answer = turn.Activity.Attachments is { Count: > 0 } ? Acknowledge(turn, texts) : null;
        }
        else if (
            pipeline.Provider is { IsLanguageModel: false, UsesDocuments: true }
            && IsAboutFiles(turn, text)
            && Mine(turn) is { Count: > 0 } files
        )
        {
            answer = await QuoteAsync(files, text, texts, cancellationToken);
        }

        if (answer is null)
        {
            return false;
        }

        await turn.SendAsync(TurnTexts.Message(answer), cancellationToken);
        return true;
    }

    private string Acknowledge(ITurnContext turn, AttachmentTexts texts)
    {
        var now = Mine(turn).Where(file => IsIn(turn, file)).ToList();
        return now.Count == 0 ? texts.Unreachable : Fill(texts.Received, Names(now));
    }

    private async Task<string> QuoteAsync(
        IReadOnlyList<UploadRow> files,
        string question,
        AttachmentTexts texts,
        CancellationToken cancellationToken
    )
    {
        var asked = AttachmentQuotes.WordsOf(FileWords().Replace(question, " "));
        var answer = new StringBuilder();
        foreach (var file in files)
        {
            var read = await reader.ReadAsync(file, cancellationToken);
            if (read.Problem is { } problem)
            {
                answer.Append(Fill(texts.Unread, file.Name, problem)).Append("\n\n");
                continue;
            }

            var quotes = AttachmentQuotes.Find(read.Text, asked);
            if (quotes.Count > 0)
            {
                answer.Append(Fill(texts.Found, file.Name)).Append("\n\n");
                answer.AppendJoin("\n\n", quotes.Select(quote => $"> {quote}")).Append("\n\n");
            }
        }

        return answer.Length > 0 ? answer.ToString().TrimEnd() : Fill(texts.NotFound, Names(files));
    }

    private IReadOnlyList<UploadRow> Mine(ITurnContext turn) =>
        turn.Activity.From?.Id is { Length: > 0 } user ? reader.Find(turn.Conversation.ToString(), user) : [];

    private static bool IsAboutFiles(ITurnContext turn, string text) =>
        turn.Activity.Attachments is { Count: > 0 } || FileWords().IsMatch(text);

    private static bool IsIn(ITurnContext turn, UploadRow file) =>
        turn.Activity.Attachments!.Any(attachment =>
            attachment.ContentUrl?.EndsWith(file.UploadId, StringComparison.Ordinal) == true
        );

    private static string Names(IEnumerable<UploadRow> files) => string.Join(", ", files.Select(file => $"**{file.Name}**"));

    private static string Fill(string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);

    [GeneratedRegex(
        @"\b(attach(ed|ments?)|uploads?|uploaded|(the|my|this) files?|Anhang|Anhänge|angehängt\w*|(der|die|meine) Dateien?|pièces? jointes?|(le|mon|ce) fichier)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex FileWords();
}
