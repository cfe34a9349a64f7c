using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.Dates;

/// <summary>Asks for a day, a time, or both, such as “next Monday at 9”, „morgen um 14:30“ or « le 3 mai ».</summary>
/// <param name="id">Its id.</param>
/// <param name="needs">What an answer must hold.</param>
/// <param name="validator">Looks at each answer.</param>
internal sealed class DateTimePrompt(
    string id,
    DateTimeParts needs = DateTimeParts.Date,
    PromptValidator<DateTimeResolution>? validator = null
) : Prompt<DateTimeResolution>(id, validator)
{
    protected override LocalText RetryText { get; } =
        needs switch
        {
            DateTimeParts.Time => new(
                "I need a time, such as 14:30.",
                "Ich brauche eine Uhrzeit, zum Beispiel 14:30.",
                "Il me faut une heure, par exemple 14h30."
            ),
            DateTimeParts.Both => new(
                "I need a day and a time, such as tomorrow at 14:30.",
                "Ich brauche Tag und Uhrzeit, zum Beispiel morgen um 14:30.",
                "Il me faut un jour et une heure, par exemple demain à 14h30."
            ),
            _ => new(
                "I need a day, such as 24 March or next Monday.",
                "Ich brauche einen Tag, zum Beispiel 24. März oder nächsten Montag.",
                "Il me faut un jour, par exemple le 24 mars ou lundi prochain."
            ),
        };

    protected override PromptRecognizerResult<DateTimeResolution> Recognize(
        DialogTurn turn,
        Activity message,
        PromptOptions options
    ) => DateTimeRecognizer.Read(message.Text, turn.Locale, turn.Now) is { } read && Fits(read) ? new(true, read) : default;

    private bool Fits(DateTimeResolution read) =>
        needs switch
        {
            DateTimeParts.Time => read.Time is not null,
            DateTimeParts.Both => read is { Date: not null, Time: not null },
            _ => read.Date is not null,
        };
}
