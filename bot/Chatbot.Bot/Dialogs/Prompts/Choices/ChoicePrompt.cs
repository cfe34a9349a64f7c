using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.Choices;

/// <summary>Asks for one of several answers: by its button, number, title, synonym, beginning, or with a slip of the pen.</summary>
/// <param name="id">Its id.</param>
/// <param name="choices">The choices for a language; null = those of the options.</param>
/// <param name="validator">Looks at each choice.</param>
internal sealed class ChoicePrompt(
    string id,
    Func<string?, IReadOnlyList<PromptChoice>>? choices = null,
    PromptValidator<FoundChoice>? validator = null
) : Prompt<FoundChoice>(id, validator)
{
    protected override LocalText RetryText { get; } =
        new("Please choose one of these.", "Bitte wählen Sie eine dieser Möglichkeiten.", "Choisissez une de ces possibilités.");

    protected override IReadOnlyList<PromptChoice> ChoicesOf(DialogTurn turn, PromptOptions options) =>
        options.Choices.Count > 0 ? options.Choices : choices?.Invoke(turn.Locale) ?? [];

    protected override PromptRecognizerResult<FoundChoice> Recognize(DialogTurn turn, Activity message, PromptOptions options) =>
        ChoiceRecognizer.Find(message.Text, ChoicesOf(turn, options)) is { } found ? new(true, found) : default;
}
