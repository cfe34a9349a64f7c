namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>What people read after they pressed a button of a card, in one language.</summary>
internal sealed record ButtonTexts
{
    public required string Thanks { get; init; }
    public required string NoFeedback { get; init; }
    public required string Stale { get; init; }

    /// <summary>What a toast says while the answer is on its way.</summary>
    public required string Asked { get; init; }
    public required string FailedAdvice { get; init; }
    public required string Retry { get; init; }
    public required string Reference { get; init; }

    private static ButtonTexts English { get; } =
        new()
        {
            Thanks = "Thank you for your feedback.",
            NoFeedback = "Your feedback could not be kept: it does not say which answer it is about, or whether it helped.",
            Stale = "This button does not work any more. Nothing was done; please write what you need.",
            Asked = "I am on it.",
            FailedAdvice = "Press the button to ask the same again.",
            Retry = "Try again",
            Reference = "Reference",
        };

    private static ButtonTexts German { get; } =
        new()
        {
            Thanks = "Danke für Ihre Rückmeldung.",
            NoFeedback =
                "Ihre Rückmeldung konnte nicht gespeichert werden: Es fehlt, um welche Antwort es geht, oder ob sie geholfen hat.",
            Stale = "Diese Schaltfläche funktioniert nicht mehr. Es wurde nichts getan; bitte schreiben Sie, was Sie brauchen.",
            Asked = "Ich kümmere mich darum.",
            FailedAdvice = "Mit der Schaltfläche fragen Sie dasselbe noch einmal.",
            Retry = "Noch einmal versuchen",
            Reference = "Kennung",
        };

    private static ButtonTexts French { get; } =
        new()
        {
            Thanks = "Merci pour votre avis.",
            NoFeedback = "Votre avis n'a pas pu être enregistré : il manque la réponse concernée, ou si elle a aidé.",
            Stale = "Ce bouton ne fonctionne plus. Rien n'a été fait ; écrivez ce dont vous avez besoin.",
            Asked = "Je m'en occupe.",
            FailedAdvice = "Le bouton repose la même question.",
            Retry = "Réessayer",
            Reference = "Référence",
        };

    public static ButtonTexts For(string? locale) =>
        locale is null ? English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French
        : English;
}
