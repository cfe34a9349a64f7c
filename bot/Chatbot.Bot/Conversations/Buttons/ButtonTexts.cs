namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>What people read after they pressed a button of a card, in one language.</summary>
internal sealed record ButtonTexts
{
    public required string Thanks { get; init; }
    public required string Stale { get; init; }

    /// <summary>To who presses a button again.</summary>
    public required string AlreadyUsed { get; init; }

    /// <summary>To somebody else than the person whom the card is for.</summary>
    public required string NotYours { get; init; }

    /// <summary>To who presses a button too late.</summary>
    public required string TooOld { get; init; }

    /// <summary>What a toast says while the answer is on its way.</summary>
    public required string Asked { get; init; }
    public required string FailedAdvice { get; init; }
    public required string Retry { get; init; }
    public required string Reference { get; init; }

    private static ButtonTexts English { get; } =
        new()
        {
            Thanks = "Thank you for your feedback.",
            Stale = "This button does not work any more. Nothing was done; please write what you need.",
            AlreadyUsed = "This was already done. Nothing was done again.",
            NotYours = "This card is for somebody else, so nothing was done.",
            TooOld = "This card is too old, so nothing was done. Please write what you need.",
            Asked = "I am on it.",
            FailedAdvice = "Press the button to ask the same again.",
            Retry = "Try again",
            Reference = "Reference",
        };

    private static ButtonTexts German { get; } =
        new()
        {
            Thanks = "Danke für Ihre Rückmeldung.",
            Stale = "Diese Schaltfläche funktioniert nicht mehr. Es wurde nichts getan; bitte schreiben Sie, was Sie brauchen.",
            AlreadyUsed = "Das ist schon erledigt. Es wurde nicht noch einmal getan.",
            NotYours = "Diese Karte ist für jemand anderen; es wurde nichts getan.",
            TooOld = "Diese Karte ist zu alt; es wurde nichts getan. Bitte schreiben Sie, was Sie brauchen.",
            Asked = "Ich kümmere mich darum.",
            FailedAdvice = "Mit der Schaltfläche fragen Sie dasselbe noch einmal.",
            Retry = "Noch einmal versuchen",
            Reference = "Kennung",
        };

    private static ButtonTexts French { get; } =
        new()
        {
            Thanks = "Merci pour votre avis.",
            Stale = "Ce bouton ne fonctionne plus. Rien n'a été fait ; écrivez ce dont vous avez besoin.",
            AlreadyUsed = "C'est déjà fait. Rien n'a été refait.",
            NotYours = "Cette carte est destinée à quelqu'un d'autre ; rien n'a été fait.",
            TooOld = "Cette carte est trop ancienne ; rien n'a été fait. Écrivez ce dont vous avez besoin.",
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
