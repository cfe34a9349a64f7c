using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations;

/// <summary>What users read when a turn does not end as intended, in English, German or French.</summary>
internal static class TurnTexts
{
    private static readonly Words English = new(
        "Stopped.",
        "This took too long, so I stopped. Please try again.",
        "Something went wrong and I could not finish this answer. Please try again.",
        "Reference"
    );

    private static readonly Words German = new(
        "Angehalten.",
        "Das hat zu lange gedauert, deshalb habe ich aufgehört. Bitte versuchen Sie es noch einmal.",
        "Etwas ist schiefgegangen, und ich konnte diese Antwort nicht beenden. Bitte versuchen Sie es noch einmal.",
        "Kennung"
    );

    private static readonly Words French = new(
        "Arrêté.",
        "Cela a pris trop de temps, j'ai donc arrêté. Veuillez réessayer.",
        "Un problème est survenu et je n'ai pas pu terminer cette réponse. Veuillez réessayer.",
        "Référence"
    );

    public static Activity Message(string text) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = "markdown",
        };

    /// <summary>What was said until the user stopped it.</summary>
    public static Activity Stopped(string text, string? locale) =>
        Message(text.Length == 0 ? For(locale).Stopped : $"{text} …\n\n*{For(locale).Stopped}*");

    /// <summary>What was said until something failed.</summary>
    public static Activity BrokenOff(string text, Exception exception, string correlationId, string? locale) =>
        Message($"{text} …\n\n*{Failed(exception, correlationId, locale)}*");

    public static string Failed(Exception exception, string correlationId, string? locale) =>
        $"{Reason(exception, locale)} ({For(locale).Reference} {correlationId})";

    /// <summary>Why, in the reader's words.</summary>
    public static string Reason(Exception exception, string? locale) =>
        exception is AssistantException assistant ? assistant.UserMessage
        : exception is OperationCanceledException ? For(locale).TookTooLong
        : For(locale).WentWrong;

    private static Words For(string? locale) =>
        locale is null ? English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French
        : English;

    private sealed record Words(string Stopped, string TookTooLong, string WentWrong, string Reference);
}
