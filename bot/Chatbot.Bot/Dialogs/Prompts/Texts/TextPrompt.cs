using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.Texts;

/// <summary>Asks for a text.</summary>
/// <param name="id">Its id.</param>
/// <param name="validator">Looks at each text.</param>
internal sealed class TextPrompt(string id, PromptValidator<string>? validator = null) : Prompt<string>(id, validator)
{
    /// <summary>Longest text that is accepted.</summary>
    public int MaxLength { get; init; } = 2000;

    /// <summary>Whether a question is an answer too; otherwise it is answered, and the prompt asks again.</summary>
    public bool AcceptsQuestions { get; init; }

    protected override bool TakesQuestions => AcceptsQuestions;

    protected override LocalText RetryText { get; } =
        new(
            "Please write a text that is not too long.",
            "Bitte schreiben Sie einen nicht zu langen Text.",
            "Écrivez un texte pas trop long."
        );

    protected override PromptRecognizerResult<string> Recognize(DialogTurn turn, Activity message, PromptOptions options)
    {
        var text = message.Text?.Trim() ?? "";
        return text.Length == 0 || text.Length > MaxLength ? default : new(true, text);
    }
}
