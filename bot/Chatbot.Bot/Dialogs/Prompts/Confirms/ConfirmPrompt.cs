using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.Confirms;

/// <summary>Asks for a yes or a no.</summary>
internal sealed class ConfirmPrompt(string id, PromptValidator<bool>? validator = null) : Prompt<bool>(id, validator)
{
    protected override LocalText RetryText => DialogTexts.YesOrNo;

    protected override IReadOnlyList<PromptChoice> ChoicesOf(DialogTurn turn, PromptOptions options) =>
        [new("yes", DialogTexts.Yes.In(turn.Locale)), new("no", DialogTexts.No.In(turn.Locale))];

    protected override PromptRecognizerResult<bool> Recognize(DialogTurn turn, Activity message, PromptOptions options) =>
        ConfirmRecognizer.Read(message.Text) is { } answer ? new(true, answer) : default;
}
