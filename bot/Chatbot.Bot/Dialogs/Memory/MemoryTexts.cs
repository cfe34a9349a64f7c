namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>What the dialogs about memory say.</summary>
internal static class MemoryTexts
{
    public static readonly LocalText ConsentName = new("Memory", "Gedächtnis", "Mémoire");
    public static readonly LocalText AskConsent = new(
        "May I remember across conversations what you tell me about yourself? You can change that at any time with /settings, and have everything forgotten with /forget.",
        "Darf ich mir über Unterhaltungen hinweg merken, was Sie mir über sich erzählen? Das können Sie jederzeit mit /settings ändern, und mit /forget alles vergessen lassen.",
        "Puis-je retenir d'une conversation à l'autre ce que vous me dites de vous ? Vous pouvez le changer à tout moment avec /settings, et tout faire oublier avec /forget."
    );
    public static readonly LocalText Given = new(
        "Thank you. I remember what you tell me about yourself.",
        "Danke. Ich merke mir, was Sie mir über sich erzählen.",
        "Merci. Je retiens ce que vous me dites de vous."
    );
    public static readonly LocalText Refused = new(
        "All right. I remember nothing beyond this conversation.",
        "In Ordnung. Ich merke mir nichts über diese Unterhaltung hinaus.",
        "Entendu. Je ne retiens rien au-delà de cette conversation."
    );
    public static readonly LocalText ForgetName = new("Forget", "Vergessen", "Oublier");
    public static readonly LocalText AskForget = new(
        "Shall I forget everything about you: your settings, your unfinished dialogs, what I know of you, and all that you wrote and I answered, with your files, in all your conversations with me? This cannot be undone.",
        "Soll ich vergessen, was es über Sie gibt: Ihre Einstellungen, unfertige Dialoge, was ich über Sie weiß, und alles, was Sie geschrieben haben und ich geantwortet habe, mit Ihren Dateien, in allen Ihren Unterhaltungen mit mir? Das lässt sich nicht rückgängig machen.",
        "Dois-je tout oublier de vous : vos réglages, vos dialogues inachevés, ce que je sais de vous, et tout ce que vous avez écrit et ce que j'ai répondu, avec vos fichiers, dans toutes vos conversations avec moi ? C'est irréversible."
    );
    public static readonly LocalText Forgotten = new("Forgotten.", "Vergessen.", "C'est oublié.");
    public static readonly LocalText Kept = new("Nothing was forgotten.", "Es wurde nichts vergessen.", "Rien n'a été oublié.");
    public static readonly LocalText On = new("Remember", "Merken", "Retenir");
    public static readonly LocalText Off = new("Do not remember", "Nicht merken", "Ne pas retenir");
}
