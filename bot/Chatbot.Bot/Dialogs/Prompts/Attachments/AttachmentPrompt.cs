using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.Attachments;

/// <summary>Asks for files. Cards are none, and neither is the copy of the text that some channels attach.</summary>
/// <param name="id">Its id.</param>
/// <param name="validator">Looks at the files.</param>
internal sealed class AttachmentPrompt(string id, PromptValidator<IReadOnlyList<Attachment>>? validator = null)
    : Prompt<IReadOnlyList<Attachment>>(id, validator)
{
    private const string Cards = "application/vnd.microsoft.card.";
    private const int MostFiles = 10;

    protected override LocalText RetryText { get; } =
        new("Please attach a file.", "Bitte hängen Sie eine Datei an.", "Joignez un fichier, s'il vous plaît.");

    protected override PromptRecognizerResult<IReadOnlyList<Attachment>> Recognize(
        DialogTurn turn,
        Activity message,
        PromptOptions options
    )
    {
        var files = (message.Attachments ?? []).Where(IsFile).Take(MostFiles).ToList();
        return files.Count == 0 ? default : new(true, files);
    }

    private static bool IsFile(Attachment attachment) =>
        attachment.ContentType is { } type
        && !type.StartsWith(Cards, StringComparison.OrdinalIgnoreCase)
        && !type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        && (attachment.ContentUrl is not null || attachment.Content is not null);
}
