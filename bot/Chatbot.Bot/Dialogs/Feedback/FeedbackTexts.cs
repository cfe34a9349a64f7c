namespace Chatbot.Bot.Dialogs.Feedback;

/// <summary>What <see cref="FeedbackDialog"/> says.</summary>
internal static class FeedbackTexts
{
    public static readonly LocalText Name = new("Feedback", "Rückmeldung", "Avis");
    public static readonly LocalText Helped = new("Helped", "Geholfen", "Utile");
    public static readonly LocalText Reason = new("Reason", "Grund", "Raison");
    public static readonly LocalText Comment = new("Comment", "Anmerkung", "Commentaire");
    public static readonly LocalText AskHelped = new(
        "Did my last answer help you?",
        "Hat Ihnen meine letzte Antwort geholfen?",
        "Ma dernière réponse vous a-t-elle aidé ?"
    );
    public static readonly LocalText AskReason = new(
        "What was wrong with it?",
        "Was war daran nicht gut?",
        "Qu'est-ce qui n'allait pas ?"
    );
    public static readonly LocalText AskComment = new(
        "Would you like to say more about it?",
        "Möchten Sie mehr dazu sagen?",
        "Souhaitez-vous en dire plus ?"
    );
    public static readonly LocalText Thanks = new(
        "Thank you, I have noted that.",
        "Danke, das habe ich notiert.",
        "Merci, c'est noté."
    );
    public static readonly LocalText NoAnswer = new(
        "There is no answer yet that you could judge.",
        "Es gibt noch keine Antwort, die Sie beurteilen könnten.",
        "Il n'y a pas encore de réponse à évaluer."
    );
}
