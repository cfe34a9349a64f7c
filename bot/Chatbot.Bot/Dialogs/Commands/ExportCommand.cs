using System.Globalization;
using System.Text;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Gives this conversation as a Markdown file, where the channel takes files in a message, otherwise as text.</summary>
internal sealed class ExportCommand(TranscriptStore transcript) : ICommand
{
    private const int Page = 500;
    private const int MostCharacters = 200_000;
    private const int MostInMessages = 60_000;

    public async Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken)
    {
        var locale = UserPreferences.LocaleOf(turn);
        var (text, isCut) = Write(turn, turn.Capabilities.InlineFiles ? MostCharacters : MostInMessages);
        var told = isCut
            ? $"{CommandTexts.Exported.In(locale)} {CommandTexts.ExportCut.In(locale)}"
            : CommandTexts.Exported.In(locale);
        if (turn.Capabilities.InlineFiles)
        {
            await turn.SendAsync(TurnTexts.Message(told) with { Attachments = [File(text)] }, cancellationToken);
            return;
        }

        if (isCut)
        {
            await turn.SendAsync(TurnTexts.Message(CommandTexts.ExportCut.In(locale)), cancellationToken);
        }

        foreach (var part in AnswerParts.Split(text, turn.Capabilities.MaxTextLength))
        {
            await turn.SendAsync(TurnTexts.Message(part) with { TextFormat = "plain" }, cancellationToken);
        }
    }

    /// <summary>The newest messages that fit, oldest first; exports themselves are left out.</summary>
    private (string Text, bool IsCut) Write(ITurnContext turn, int most)
    {
        var lines = new List<string>();
        var (length, before) = (0, turn.Turn);
        while (true)
        {
            var page = transcript.ReadBefore(turn.Conversation, before, Page);
            var exports = page.Where(IsExport).Select(entry => entry.Turn).ToHashSet();
            foreach (var entry in page.Reverse())
            {
                if (entry.Activity is not { Type: ActivityTypes.Message, Text.Length: > 0 } || exports.Contains(entry.Turn))
                {
                    continue;
                }

                var line = Line(entry);
                if (length + line.Length > most)
                {
                    return (Join(lines), true);
                }

                length += line.Length;
                lines.Add(line);
            }

            if (page.Count < Page)
            {
                return (Join(lines), false);
            }

            before = page[0].Sequence;
        }
    }

    private static bool IsExport(TranscriptEntry entry) =>
        entry.IsInbound && CommandText.Of(entry.Activity.Text) is { Name: "export" };

    private static string Line(TranscriptEntry entry)
    {
        var who = entry.IsInbound ? entry.Activity.From?.Name ?? entry.Activity.From?.Id ?? "?" : "Chatbot";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"**{who}** ({entry.Activity.Timestamp:yyyy-MM-dd HH:mm} UTC)\n\n{entry.Activity.Text}\n\n"
        );
    }

    private static string Join(List<string> newestFirst) => string.Concat(Enumerable.Reverse(newestFirst));

    private static Attachment File(string text) =>
        new()
        {
            Name = "conversation.md",
            ContentType = "text/markdown",
            ContentUrl = $"data:text/markdown;charset=utf-8;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}",
        };
}
