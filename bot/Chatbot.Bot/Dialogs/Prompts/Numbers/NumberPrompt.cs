using System.Numerics;
using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.Numbers;

/// <summary>Asks for a number, in figures or as a small number word. A fraction is no answer where <typeparamref name="T"/> is an integer.</summary>
/// <param name="id">Its id.</param>
/// <param name="validator">Looks at each number.</param>
internal sealed class NumberPrompt<T>(string id, PromptValidator<T>? validator = null) : Prompt<T>(id, validator)
    where T : struct, INumber<T>
{
    protected override LocalText RetryText { get; } =
        new("I need a number, such as 3.", "Ich brauche eine Zahl, zum Beispiel 3.", "Il me faut un nombre, par exemple 3.");

    protected override PromptRecognizerResult<T> Recognize(DialogTurn turn, Activity message, PromptOptions options)
    {
        if (NumberRecognizer.Read(message.Text, turn.Locale) is not { } number)
        {
            return default;
        }

        try
        {
            var value = T.CreateChecked(number);
            return decimal.CreateChecked(value) == number ? new(true, value) : default;
        }
        catch (OverflowException)
        {
            return default;
        }
    }
}
