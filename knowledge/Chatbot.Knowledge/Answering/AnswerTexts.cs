using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>What an answer itself says, in the language of the question.</summary>
internal sealed record AnswerTexts
{
    public static readonly AnswerTexts English = new()
    {
        NotFound = "The documents hold no answer to this question.",
        NextStep = "Ask in other words, or name the policy, product or process that you mean.",
        NearestTopics = "The nearest topics are:",
        Disagree = "The documents disagree. Another one says:",
        Newer = "The first is the newer document.",
        Unsupported = "(not in the documents)",
    };

    public static readonly AnswerTexts German = new()
    {
        NotFound = "Die Dokumente enthalten keine Antwort auf diese Frage.",
        NextStep = "Fragen Sie mit anderen Worten, oder nennen Sie die Richtlinie, das Produkt oder den Ablauf, um den es geht.",
        NearestTopics = "Die nächstliegenden Themen sind:",
        Disagree = "Die Dokumente widersprechen sich. Ein anderes sagt:",
        Newer = "Das erste Dokument ist das neuere.",
        Unsupported = "(nicht in den Dokumenten)",
    };

    public static readonly AnswerTexts French = new()
    {
        NotFound = "Les documents ne contiennent pas de réponse à cette question.",
        NextStep = "Posez la question autrement, ou nommez la règle, le produit ou la procédure en question.",
        NearestTopics = "Les sujets les plus proches sont :",
        Disagree = "Les documents se contredisent. Un autre dit :",
        Newer = "Le premier document est le plus récent.",
        Unsupported = "(absent des documents)",
    };

    public required string NotFound { get; init; }
    public required string NextStep { get; init; }
    public required string NearestTopics { get; init; }
    public required string Disagree { get; init; }
    public required string Newer { get; init; }
    public required string Unsupported { get; init; }

    /// <summary>The texts in the language of a question; English when it cannot be told.</summary>
    public static AnswerTexts For(string question) =>
        LanguageDetector.Detect(question) switch
        {
            "de" => German,
            "fr" => French,
            _ => English,
        };
}
