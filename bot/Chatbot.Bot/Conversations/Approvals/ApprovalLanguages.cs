namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>The languages in which people are asked for approval.</summary>
internal static class ApprovalLanguages
{
    public static ApprovalTexts English { get; } =
        new()
        {
            Heading = "Permission needed",
            AskedBy = "Asked for by",
            Question = "For",
            Risk = "Risk",
            RiskRead = "It changes nothing",
            RiskWrite = "It changes something",
            RiskIrreversible = "It cannot be undone",
            Why = "Why you are asked",
            WhyRule = "This tool asks before it is used",
            WhyUntrusted = "Some values may come from a document, a page or another tool, not from the person who asks",
            ValidUntil = "Valid until",
            Requester = "the person who asked",
            ArgumentsEditable = "Values (JSON); you may change them",
            Comment = "Comment",
            Remember = "Allow {0} for the rest of this conversation",
            Approve = "Allow",
            Reject = "Do not allow",
            Words = "Write “approve {0}” or “deny {0}”. Without an answer nothing is done.",
            WordsComment = "Write “approve {0}” or “deny {0}”; a comment may follow. Without an answer nothing is done.",
            WordsRemember = "Write “approve {0}”, “approve {0} remember” or “deny {0}”. Without an answer nothing is done.",
            Waiting =
                "Waiting for {0}: I have asked, and go on as soon as there is an answer. Without one by {1} nothing is done.",
            Unreachable =
                "{0} decides about this, but has not written to me yet: I ask as soon as they do. Please tell them. "
                + "Without an answer by {1} nothing is done.",
            Approved = "Allowed",
            Denied = "Not allowed",
            Expired = "Expired; nothing was done",
            DecidedBy = "Decided by",
            DecidedAt = "At",
            Scope = "Valid for",
            ScopeConversation = "the rest of this conversation",
            OutcomeApproved = "{0} allowed **{1}**.",
            OutcomeDenied = "{0} did not allow **{1}**.",
            OutcomeExpired = "Nobody allowed **{0}** in time, so nothing was done. Please ask again if it is still needed.",
            Thanks = "Thank you. {0} gets your answer.",
            Unknown = "This request was already answered, or is not known here. Nothing was done.",
            WrongPerson = "Only the person who was asked can answer this request. Nothing was done.",
            BadArguments = "The values are not a JSON object. Nothing was done; correct them in the card and choose again.",
            TooLate = "This request has expired, so nothing was done. Please ask again.",
        };

    public static ApprovalTexts German { get; } =
        new()
        {
            Heading = "Erlaubnis nötig",
            AskedBy = "Erbeten von",
            Question = "Für",
            Risk = "Risiko",
            RiskRead = "Es ändert nichts",
            RiskWrite = "Es ändert etwas",
            RiskIrreversible = "Es lässt sich nicht rückgängig machen",
            Why = "Warum Sie gefragt werden",
            WhyRule = "Dieses Werkzeug fragt, bevor es verwendet wird",
            WhyUntrusted =
                "Einige Werte können aus einem Dokument, einer Seite oder einem anderen Werkzeug stammen, nicht von der fragenden Person",
            ValidUntil = "Gültig bis",
            Requester = "die Person, die gefragt hat",
            ArgumentsEditable = "Werte (JSON); Sie können sie ändern",
            Comment = "Bemerkung",
            Remember = "{0} für den Rest dieser Unterhaltung erlauben",
            Approve = "Erlauben",
            Reject = "Nicht erlauben",
            Words = "Schreiben Sie „approve {0}“ oder „deny {0}“. Ohne Antwort geschieht nichts.",
            WordsComment =
                "Schreiben Sie „approve {0}“ oder „deny {0}“; eine Bemerkung darf folgen. Ohne Antwort geschieht nichts.",
            WordsRemember =
                "Schreiben Sie „approve {0}“, „approve {0} remember“ (auch künftig in dieser Unterhaltung) oder „deny {0}“. Ohne Antwort geschieht nichts.",
            Waiting =
                "Ich warte auf {0}: Ich habe gefragt und mache weiter, sobald es eine Antwort gibt. Ohne Antwort bis {1} geschieht nichts.",
            Unreachable =
                "Darüber entscheidet {0}, hat mir aber noch nie geschrieben: Ich frage, sobald das geschieht. Bitten Sie um eine "
                + "Nachricht an mich. Ohne Antwort bis {1} geschieht nichts.",
            Approved = "Erlaubt",
            Denied = "Nicht erlaubt",
            Expired = "Abgelaufen; es wurde nichts getan",
            DecidedBy = "Entschieden von",
            DecidedAt = "Am",
            Scope = "Gilt für",
            ScopeConversation = "den Rest dieser Unterhaltung",
            OutcomeApproved = "{0} hat **{1}** erlaubt.",
            OutcomeDenied = "{0} hat **{1}** nicht erlaubt.",
            OutcomeExpired =
                "Niemand hat **{0}** rechtzeitig erlaubt; es wurde nichts getan. Fragen Sie noch einmal, wenn es noch nötig ist.",
            Thanks = "Danke. {0} bekommt Ihre Antwort.",
            Unknown = "Diese Anfrage wurde schon beantwortet oder ist hier nicht bekannt. Es wurde nichts getan.",
            WrongPerson = "Nur die gefragte Person kann diese Anfrage beantworten. Es wurde nichts getan.",
            BadArguments =
                "Die Werte sind kein JSON-Objekt. Es wurde nichts getan; korrigieren Sie sie in der Karte und wählen Sie noch einmal.",
            TooLate = "Diese Anfrage ist abgelaufen; es wurde nichts getan. Bitte fragen Sie noch einmal.",
        };

    public static ApprovalTexts French { get; } =
        new()
        {
            Heading = "Autorisation requise",
            AskedBy = "Demandé par",
            Question = "Pour",
            Risk = "Risque",
            RiskRead = "Cela ne change rien",
            RiskWrite = "Cela change quelque chose",
            RiskIrreversible = "Cela ne peut pas être annulé",
            Why = "Pourquoi on vous demande",
            WhyRule = "Cet outil demande avant d'être utilisé",
            WhyUntrusted =
                "Certaines valeurs peuvent venir d'un document, d'une page ou d'un autre outil, et non de la personne qui demande",
            ValidUntil = "Valable jusqu'au",
            Requester = "la personne qui a demandé",
            ArgumentsEditable = "Valeurs (JSON) ; vous pouvez les modifier",
            Comment = "Commentaire",
            Remember = "Autoriser {0} pour la suite de cette conversation",
            Approve = "Autoriser",
            Reject = "Ne pas autoriser",
            Words = "Écrivez « approve {0} » ou « deny {0} ». Sans réponse, rien n'est fait.",
            WordsComment = "Écrivez « approve {0} » ou « deny {0} » ; un commentaire peut suivre. Sans réponse, rien n'est fait.",
            WordsRemember =
                "Écrivez « approve {0} », « approve {0} remember » (aussi pour la suite) ou « deny {0} ». Sans réponse, rien n'est fait.",
            Waiting =
                "J'attends {0} : j'ai posé la question et je continue dès qu'il y a une réponse. Sans réponse d'ici le {1}, rien n'est fait.",
            Unreachable =
                "La décision revient à {0}, qui ne m'a encore jamais écrit : je demande dès que ce sera fait. Prévenez cette "
                + "personne. Sans réponse d'ici le {1}, rien n'est fait.",
            Approved = "Autorisé",
            Denied = "Non autorisé",
            Expired = "Expiré ; rien n'a été fait",
            DecidedBy = "Décidé par",
            DecidedAt = "Le",
            Scope = "Valable pour",
            ScopeConversation = "la suite de cette conversation",
            OutcomeApproved = "{0} a autorisé **{1}**.",
            OutcomeDenied = "{0} n'a pas autorisé **{1}**.",
            OutcomeExpired =
                "Personne n'a autorisé **{0}** à temps ; rien n'a été fait. Posez de nouveau la question si c'est encore nécessaire.",
            Thanks = "Merci. {0} reçoit votre réponse.",
            Unknown = "Cette demande a déjà reçu une réponse ou n'est pas connue ici. Rien n'a été fait.",
            WrongPerson = "Seule la personne à qui la demande est adressée peut y répondre. Rien n'a été fait.",
            BadArguments =
                "Les valeurs ne sont pas un objet JSON. Rien n'a été fait ; corrigez-les dans la carte et choisissez de nouveau.",
            TooLate = "Cette demande a expiré ; rien n'a été fait. Veuillez demander de nouveau.",
        };
}
