namespace Chatbot.Bot.Conversations.Feedback;

/// <summary>How a person is asked what was wrong with an answer, in one language.</summary>
internal sealed record ReasonTexts
{
    /// <summary>The question.</summary>
    public required string Ask { get; init; }

    public required string Reason { get; init; }
    public required string Choose { get; init; }
    public required string Comment { get; init; }
    public required string Send { get; init; }

    /// <summary>Where no card can be filled in: how to answer in words.</summary>
    public required string Offer { get; init; }

    /// <summary>By their codes, which are what is stored.</summary>
    public required IReadOnlyList<(string Code, string Title)> Reasons { get; init; }

    private static ReasonTexts English { get; } =
        new()
        {
            Ask = "What was wrong with the answer?",
            Reason = "Reason",
            Choose = "Please choose a reason.",
            Comment = "What would have helped you?",
            Send = "Send",
            Offer = "If you like, tell me what was wrong with the answer: write “feedback”.",
            Reasons =
            [
                ("wrong", "It is wrong"),
                ("incomplete", "Something is missing"),
                ("outdated", "It is outdated"),
                ("unclear", "It is hard to understand"),
                ("other", "Something else"),
            ],
        };

    private static ReasonTexts German { get; } =
        new()
        {
            Ask = "Was war an der Antwort nicht gut?",
            Reason = "Grund",
            Choose = "Bitte wählen Sie einen Grund.",
            Comment = "Was hätte Ihnen geholfen?",
            Send = "Senden",
            Offer = "Wenn Sie möchten, sagen Sie mir, was an der Antwort nicht gut war: Schreiben Sie „Feedback“.",
            Reasons =
            [
                ("wrong", "Sie ist falsch"),
                ("incomplete", "Es fehlt etwas"),
                ("outdated", "Sie ist veraltet"),
                ("unclear", "Sie ist schwer zu verstehen"),
                ("other", "Etwas anderes"),
            ],
        };

    private static ReasonTexts French { get; } =
        new()
        {
            Ask = "Qu'est-ce qui n'allait pas dans la réponse ?",
            Reason = "Raison",
            Choose = "Choisissez une raison.",
            Comment = "Qu'est-ce qui vous aurait aidé ?",
            Send = "Envoyer",
            Offer = "Si vous le souhaitez, dites-moi ce qui n'allait pas : écrivez « feedback ».",
            Reasons =
            [
                ("wrong", "Elle est fausse"),
                ("incomplete", "Il manque quelque chose"),
                ("outdated", "Elle est périmée"),
                ("unclear", "Elle est difficile à comprendre"),
                ("other", "Autre chose"),
            ],
        };

    /// <param name="locale">BCP 47 tag; null = English.</param>
    public static ReasonTexts For(string? locale) =>
        locale is null ? English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French
        : English;

    /// <summary>The words for a code; null when there is no such reason.</summary>
    public string? TitleOf(string? code) => Reasons.FirstOrDefault(reason => reason.Code == code).Title;
}
