using System.Collections.Frozen;
using Chatbot.Bot.Orchestration.Failures;

namespace Chatbot.Bot.Orchestration;

/// <summary>The languages the assistant itself speaks.</summary>
internal static class AssistantLanguages
{
    /// <summary>What people write to read on, in every language.</summary>
    public static FrozenSet<string> More { get; } =
        FrozenSet.ToFrozenSet(["more", "mehr", "suite", "la suite"], StringComparer.OrdinalIgnoreCase);

    /// <summary>ISO 639-1 codes.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "de", "fr"];

    public static IReadOnlyList<AssistantTexts> All => [English, German, French];

    public static AssistantTexts English { get; } =
        new()
        {
            Searching = "Searching the documents…",
            UsingTools = "Using {0}…",
            HandedOver = "Let us do that together.",
            NoResult = "I stopped because the tools led to no result.",
            ApprovalNeeded = "Before I go on, **{0}** needs a permission.",
            TakesLonger =
                "This takes longer. I go on in the background and bring the answer here; you can write to me meanwhile.",
            Sources = "Sources",
            ReadOn = "Write “more” to read on.",
            AskNext = "You could ask next:",
            Generated = "AI-generated answer. Please check what matters.",
            NotFound = "I could not find the answer to that in the documents.",
            Rephrase = "Try asking in other words, or name the policy, product or process that you mean.",
            NearestTopics = "The nearest topics in the documents are:",
            TellMeAbout = "Tell me about {0}",
            Remembered = "You told me on {0}: “{1}”.",
            Noted = "Thank you, I keep that in mind. What would you like to know?",
            Judged = "Thank you for saying so. If something was wrong, tell me what you are looking for in other words.",
            WhatIsMeant = "What do you mean by “{0}”? Please name it.",
            WhichOne = "Which one do you mean: {0}?",
            Interrupted = "The answer was interrupted and is incomplete.",
            CutOff = "The answer reached its length limit and is incomplete.",
            TryAgain = "Try again",
            QuotedOnly = "The language model cannot be reached at the moment, so I could only quote from the documents.",
            CachedOn =
                "The language model cannot be reached at the moment. This is the answer of {0} to the same question; its sources are unchanged.",
            Unsupported = "(not in the documents)",
            Greeting = "Hello! Ask me a question and I will look for the answer in the documents and show you where it stands.",
            Thanks = "You are welcome! Ask me anything else about the documents.",
            Farewell = "Goodbye! I am here when you need something from the documents.",
            Help =
                "I answer questions from the documents that you may read, and cite the passages, so that you can check them. "
                + "Just ask, for example “How many days of leave do I have?”, and follow up with “and for part-timers?”.",
            Failures = new Dictionary<AssistantFailure, string>
            {
                [AssistantFailure.Unavailable] =
                    "I cannot answer right now because a service I need is unavailable. Please try again in a moment.",
                [AssistantFailure.Authentication] =
                    "I cannot answer because the language model refused my credentials. Please tell your administrator.",
                [AssistantFailure.RateLimited] = "Too many questions are being asked right now. Please try again in a minute.",
                [AssistantFailure.Timeout] = "The answer took too long. Please try again.",
                [AssistantFailure.ContentFiltered] =
                    "The language model's safety filter stopped this answer. Please ask in other words.",
                [AssistantFailure.ContextTooLong] =
                    "This is too long for the language model. Please shorten your message or start a new conversation.",
                [AssistantFailure.ModelNotFound] =
                    "The language model that I am set up with does not exist. Please tell your administrator.",
                [AssistantFailure.InvalidRequest] =
                    "The language model did not accept this question. Please ask in other words or tell your administrator.",
            }.ToFrozenDictionary(),
        };

    public static AssistantTexts German { get; } =
        new()
        {
            Searching = "Ich durchsuche die Dokumente…",
            UsingTools = "Ich verwende {0}…",
            HandedOver = "Das erledigen wir zusammen.",
            NoResult = "Ich habe aufgehört, weil die Werkzeuge zu keinem Ergebnis führten.",
            ApprovalNeeded = "Bevor ich weitermache, braucht **{0}** eine Erlaubnis.",
            TakesLonger =
                "Das dauert länger. Ich mache im Hintergrund weiter und bringe die Antwort hierher; Sie können mir inzwischen schreiben.",
            Sources = "Quellen",
            ReadOn = "Schreiben Sie „mehr“, um weiterzulesen.",
            AskNext = "Sie könnten als Nächstes fragen:",
            Generated = "Von KI erzeugte Antwort. Bitte prüfen Sie, worauf es ankommt.",
            NotFound = "Darauf habe ich in den Dokumenten keine Antwort gefunden.",
            Rephrase =
                "Fragen Sie mit anderen Worten, oder nennen Sie die Richtlinie, das Produkt oder den Ablauf, um den es geht.",
            NearestTopics = "Die nächstliegenden Themen in den Dokumenten sind:",
            TellMeAbout = "Erzähl mir von: {0}",
            Remembered = "Am {0} sagten Sie mir: „{1}“.",
            Noted = "Danke, ich behalte das im Kopf. Was möchten Sie wissen?",
            Judged = "Danke für den Hinweis. Wenn etwas falsch war, sagen Sie mir mit anderen Worten, was Sie suchen.",
            WhatIsMeant = "Was meinen Sie mit „{0}“? Bitte nennen Sie es.",
            WhichOne = "Was davon meinen Sie: {0}?",
            Interrupted = "Die Antwort wurde unterbrochen und ist unvollständig.",
            CutOff = "Die Antwort hat ihre Längengrenze erreicht und ist unvollständig.",
            TryAgain = "Noch einmal versuchen",
            QuotedOnly = "Das Sprachmodell ist gerade nicht erreichbar; deshalb konnte ich nur aus den Dokumenten zitieren.",
            CachedOn =
                "Das Sprachmodell ist gerade nicht erreichbar. Dies ist die Antwort vom {0} auf dieselbe Frage; ihre Quellen sind unverändert.",
            Unsupported = "(nicht in den Dokumenten)",
            Greeting = "Hallo! Stellen Sie mir eine Frage; ich suche die Antwort in den Dokumenten und zeige, wo sie steht.",
            Thanks = "Gern geschehen! Fragen Sie ruhig weiter.",
            Farewell = "Auf Wiedersehen! Ich bin da, wenn Sie etwas aus den Dokumenten brauchen.",
            Help =
                "Ich beantworte Fragen aus den Dokumenten, die Sie lesen dürfen, und nenne die Fundstellen, damit Sie sie prüfen können. "
                + "Fragen Sie einfach, zum Beispiel „Wie viele Urlaubstage habe ich?“ und dann „Und in Teilzeit?“.",
            Failures = new Dictionary<AssistantFailure, string>
            {
                [AssistantFailure.Unavailable] =
                    "Ich kann gerade nicht antworten, weil ein nötiger Dienst nicht erreichbar ist. Bitte versuchen Sie es gleich noch einmal.",
                [AssistantFailure.Authentication] =
                    "Ich kann nicht antworten, weil das Sprachmodell meine Anmeldung abgelehnt hat. Bitte sagen Sie es Ihrer Administration.",
                [AssistantFailure.RateLimited] =
                    "Gerade werden zu viele Fragen gestellt. Bitte versuchen Sie es in einer Minute noch einmal.",
                [AssistantFailure.Timeout] = "Die Antwort hat zu lange gedauert. Bitte versuchen Sie es noch einmal.",
                [AssistantFailure.ContentFiltered] =
                    "Der Sicherheitsfilter des Sprachmodells hat diese Antwort gestoppt. Bitte fragen Sie mit anderen Worten.",
                [AssistantFailure.ContextTooLong] =
                    "Das ist zu lang für das Sprachmodell. Bitte kürzen Sie die Nachricht oder beginnen Sie eine neue Unterhaltung.",
                [AssistantFailure.ModelNotFound] =
                    "Das Sprachmodell, das für mich eingestellt ist, gibt es nicht. Bitte sagen Sie es Ihrer Administration.",
                [AssistantFailure.InvalidRequest] =
                    "Das Sprachmodell hat diese Frage nicht angenommen. Bitte fragen Sie mit anderen Worten oder sagen Sie es Ihrer Administration.",
            }.ToFrozenDictionary(),
        };

    public static AssistantTexts French { get; } =
        new()
        {
            Searching = "Je cherche dans les documents…",
            UsingTools = "J'utilise {0}…",
            HandedOver = "Faisons cela ensemble.",
            NoResult = "J'ai arrêté car les outils n'ont mené à aucun résultat.",
            ApprovalNeeded = "Avant de continuer, **{0}** a besoin d'une autorisation.",
            TakesLonger =
                "Cela prend plus de temps. Je continue en arrière-plan et j'apporte la réponse ici ; vous pouvez m'écrire entre-temps.",
            Sources = "Sources",
            ReadOn = "Écrivez « suite » pour lire la suite.",
            AskNext = "Vous pourriez demander ensuite :",
            Generated = "Réponse générée par IA. Vérifiez ce qui compte.",
            NotFound = "Je n'ai pas trouvé de réponse à cette question dans les documents.",
            Rephrase = "Essayez avec d'autres mots, ou nommez la règle, le produit ou la procédure en question.",
            NearestTopics = "Les sujets les plus proches dans les documents sont :",
            TellMeAbout = "Parle-moi de : {0}",
            Remembered = "Le {0}, vous m'avez dit : « {1} ».",
            Noted = "Merci, je garde cela à l'esprit. Que voulez-vous savoir ?",
            Judged = "Merci de me le dire. Si quelque chose était faux, dites-moi autrement ce que vous cherchez.",
            WhatIsMeant = "Que voulez-vous dire par « {0} » ? Nommez-le, s'il vous plaît.",
            WhichOne = "Lequel voulez-vous dire : {0} ?",
            Interrupted = "La réponse a été interrompue et est incomplète.",
            CutOff = "La réponse a atteint sa longueur maximale et est incomplète.",
            TryAgain = "Réessayer",
            QuotedOnly = "Le modèle de langage est inaccessible en ce moment ; je n'ai donc pu que citer les documents.",
            CachedOn =
                "Le modèle de langage est inaccessible en ce moment. Voici la réponse du {0} à la même question ; ses sources n'ont pas changé.",
            Unsupported = "(absent des documents)",
            Greeting =
                "Bonjour ! Posez-moi une question ; je cherche la réponse dans les documents et je montre où elle se trouve.",
            Thanks = "Avec plaisir ! N'hésitez pas à poser une autre question.",
            Farewell = "Au revoir ! Je suis là quand vous avez besoin des documents.",
            Help =
                "Je réponds à partir des documents que vous pouvez lire et je cite les passages, pour que vous puissiez vérifier. "
                + "Demandez par exemple « Combien de jours de congé ai-je ? », puis « Et à temps partiel ? ».",
            Failures = new Dictionary<AssistantFailure, string>
            {
                [AssistantFailure.Unavailable] =
                    "Je ne peux pas répondre, car un service nécessaire est indisponible. Réessayez dans un instant.",
                [AssistantFailure.Authentication] =
                    "Je ne peux pas répondre, car le modèle de langage a refusé mes identifiants. Prévenez votre administrateur.",
                [AssistantFailure.RateLimited] = "Trop de questions sont posées en ce moment. Réessayez dans une minute.",
                [AssistantFailure.Timeout] = "La réponse a pris trop de temps. Réessayez.",
                [AssistantFailure.ContentFiltered] =
                    "Le filtre de sécurité du modèle a arrêté cette réponse. Posez la question autrement.",
                [AssistantFailure.ContextTooLong] =
                    "C'est trop long pour le modèle de langage. Raccourcissez le message ou ouvrez une nouvelle conversation.",
                [AssistantFailure.ModelNotFound] = "Le modèle de langage configuré n'existe pas. Prévenez votre administrateur.",
                [AssistantFailure.InvalidRequest] =
                    "Le modèle de langage n'a pas accepté cette question. Posez-la autrement ou prévenez votre administrateur.",
            }.ToFrozenDictionary(),
        };
}
