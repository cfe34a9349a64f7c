namespace Chatbot.Bot.Conversations.Attachments;

/// <summary>What people read about their attachments, in one language.</summary>
/// <param name="Received">Names of the files.</param>
/// <param name="Unreachable">Files came in a way from which they cannot be fetched.</param>
/// <param name="Found">Name of the file; quotations follow.</param>
/// <param name="NotFound">Names of the files.</param>
/// <param name="Unread">Name of the file, reason.</param>
internal sealed record AttachmentTexts(string Received, string Unreachable, string Found, string NotFound, string Unread)
{
    private static readonly AttachmentTexts English = new(
        "I have {0}. What would you like to know about it?",
        "I cannot read files that are sent this way. Please write your question.",
        "In **{0}** it says:",
        "I found nothing about that in {0}.",
        "**{0}** cannot be read: {1}"
    );

    private static readonly AttachmentTexts German = new(
        "Ich habe {0}. Was möchten Sie darüber wissen?",
        "Dateien, die so geschickt werden, kann ich nicht lesen. Bitte schreiben Sie Ihre Frage.",
        "In **{0}** steht:",
        "Dazu habe ich in {0} nichts gefunden.",
        "**{0}** kann nicht gelesen werden: {1}"
    );

    private static readonly AttachmentTexts French = new(
        "J’ai {0}. Que voulez-vous savoir à ce sujet ?",
        "Je ne peux pas lire les fichiers envoyés ainsi. Veuillez écrire votre question.",
        "Dans **{0}**, il est écrit :",
        "Je n’ai rien trouvé à ce sujet dans {0}.",
        "**{0}** ne peut pas être lu : {1}"
    );

    public static AttachmentTexts For(string? locale) =>
        locale is null ? English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French
        : English;
}
