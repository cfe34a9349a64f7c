namespace Chatbot.Bot.Dialogs.Settings;

/// <summary>What <see cref="SettingsDialog"/> says.</summary>
internal static class SettingsTexts
{
    public static readonly LocalText Name = new("Settings", "Einstellungen", "Réglages");
    public static readonly LocalText AskWhich = new(
        "What would you like to change?",
        "Was möchten Sie ändern?",
        "Que souhaitez-vous changer ?"
    );
    public static readonly LocalText Language = new("Language", "Sprache", "Langue");
    public static readonly LocalText Tone = new("Tone", "Ton", "Ton");
    public static readonly LocalText AskLanguage = new(
        "In which language shall I speak to you?",
        "In welcher Sprache soll ich mit Ihnen sprechen?",
        "Dans quelle langue dois-je vous parler ?"
    );
    public static readonly LocalText AskTone = new(
        "How shall my answers sound?",
        "Wie sollen meine Antworten klingen?",
        "Quel ton pour mes réponses ?"
    );
    public static readonly LocalText AsClient = new("As my app", "Wie meine App", "Comme mon application");
    public static readonly LocalText Neutral = new("Neutral", "Neutral", "Neutre");
    public static readonly LocalText Formal = new("Formal", "Förmlich", "Formel");
    public static readonly LocalText Friendly = new("Friendly", "Freundlich", "Amical");
    public static readonly LocalText Brief = new("Brief", "Knapp", "Bref");
    public static readonly LocalText Saved = new("Saved: {0}.", "Gespeichert: {0}.", "Enregistré : {0}.");
}
