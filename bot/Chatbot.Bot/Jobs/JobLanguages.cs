namespace Chatbot.Bot.Jobs;

/// <summary>The languages in which jobs speak.</summary>
internal static class JobLanguages
{
    public static JobTexts English { get; } =
        new()
        {
            Started =
                "I have begun **{0}** (job {1}). I will tell you here when it is done. Write “status” to see how far it is, or “cancel job {1}”.",
            TooMany = "No more jobs can be begun now; you may have {0} at once. Wait until one has ended, or cancel one.",
            UnknownWorkflow = "There is no workflow “{0}”. There are: {1}.",
            WrongInput = "**{0}** was not begun, as its input does not fit: {1}",
            NoJobs = "You have no jobs in this conversation.",
            NoSuchJob = "You have no job {0} in this conversation.",
            Cancelled = "**{0}** (job {1}) is cancelled. What it had done until then stays done.",
            HadEnded = "**{0}** (job {1}) had already ended.",
            Done = "**{0}** is done.",
            Failed = "**{0}** could not be done: {1}",
            Stopped = "**{0}** was stopped: {1}",
            Asks = "**{0}** asks you:",
            HowToAnswer = "Write “approve {0}” or “deny {0}”; a comment may follow.",
            GoesOn = "Thank you, it goes on.",
            DoesNotDoIt = "All right, this is not done.",
            Expired = "This request has expired, so nothing was done.",
            AlreadyAnswered = "This request was already answered. Nothing was done.",
            WrongValues = "The values are not a JSON object. Nothing was done; correct them in the card and choose again.",
            Allow = "Go on",
            Deny = "Stop",
            Comment = "Comment",
            Values = "Values (JSON); you may change them",
            Queued = "waits for its turn",
            Running = "runs",
            Waiting = "waits for your answer",
            StateSucceeded = "done",
            StateFailed = "failed",
            StateCancelled = "cancelled",
            Removed = "Removed job",
            GivenUp = "it was begun several times without getting any further.",
            OtherApprover = "somebody else decides about {0}, whom a job cannot ask. Ask for it in the conversation.",
            NobodyAnswered = "nobody answered in time.",
            Unknown = "this kind of job does not exist any more.",
            Broken = "something went wrong several times.",
        };

    public static JobTexts German { get; } =
        new()
        {
            Started =
                "Ich habe **{0}** begonnen (Auftrag {1}) und melde mich hier, wenn es fertig ist. Mit „status“ sehen Sie den Stand, mit „cancel job {1}“ brechen Sie ab.",
            TooMany =
                "Jetzt kann kein weiterer Auftrag begonnen werden; {0} gleichzeitig sind möglich. Warten Sie, bis einer endet, oder brechen Sie einen ab.",
            UnknownWorkflow = "Es gibt keinen Ablauf „{0}“. Es gibt: {1}.",
            WrongInput = "**{0}** wurde nicht begonnen, weil die Eingabe nicht passt: {1}",
            NoJobs = "Sie haben in dieser Unterhaltung keine Aufträge.",
            NoSuchJob = "Sie haben in dieser Unterhaltung keinen Auftrag {0}.",
            Cancelled = "**{0}** (Auftrag {1}) ist abgebrochen. Was bis dahin getan war, bleibt getan.",
            HadEnded = "**{0}** (Auftrag {1}) war schon beendet.",
            Done = "**{0}** ist fertig.",
            Failed = "**{0}** ist nicht gelungen: {1}",
            Stopped = "**{0}** wurde angehalten: {1}",
            Asks = "**{0}** fragt Sie:",
            HowToAnswer = "Schreiben Sie „approve {0}“ oder „deny {0}“; eine Bemerkung darf folgen.",
            GoesOn = "Danke, es geht weiter.",
            DoesNotDoIt = "Gut, das wird nicht getan.",
            Expired = "Diese Anfrage ist abgelaufen, es wurde nichts getan.",
            AlreadyAnswered = "Diese Anfrage wurde schon beantwortet. Es wurde nichts getan.",
            WrongValues =
                "Die Werte sind kein JSON-Objekt. Es wurde nichts getan; berichtigen Sie sie in der Karte und wählen Sie noch einmal.",
            Allow = "Weiter",
            Deny = "Anhalten",
            Comment = "Bemerkung",
            Values = "Werte (JSON); Sie dürfen sie ändern",
            Queued = "wartet, bis es an der Reihe ist",
            Running = "läuft",
            Waiting = "wartet auf Ihre Antwort",
            StateSucceeded = "fertig",
            StateFailed = "misslungen",
            StateCancelled = "abgebrochen",
            Removed = "Entfernter Auftrag",
            GivenUp = "er wurde mehrmals begonnen, ohne weiterzukommen.",
            OtherApprover =
                "über {0} entscheidet jemand anderes, den ein Auftrag nicht fragen kann. Bitten Sie in der Unterhaltung darum.",
            NobodyAnswered = "niemand hat rechtzeitig geantwortet.",
            Unknown = "diese Art von Auftrag gibt es nicht mehr.",
            Broken = "mehrmals ist etwas schiefgegangen.",
        };

    public static JobTexts French { get; } =
        new()
        {
            Started =
                "J’ai commencé **{0}** (tâche {1}) et je vous préviendrai ici. Écrivez « status » pour voir l’avancement, ou « cancel job {1} ».",
            TooMany =
                "Aucune autre tâche ne peut commencer maintenant ; {0} à la fois sont possibles. Attendez la fin d’une tâche ou annulez-en une.",
            UnknownWorkflow = "Il n’y a pas de processus « {0} ». Il y a : {1}.",
            WrongInput = "**{0}** n’a pas commencé, car l’entrée ne convient pas : {1}",
            NoJobs = "Vous n’avez aucune tâche dans cette conversation.",
            NoSuchJob = "Vous n’avez pas de tâche {0} dans cette conversation.",
            Cancelled = "**{0}** (tâche {1}) est annulée. Ce qui était déjà fait le reste.",
            HadEnded = "**{0}** (tâche {1}) était déjà terminée.",
            Done = "**{0}** est terminée.",
            Failed = "**{0}** n’a pas abouti : {1}",
            Stopped = "**{0}** a été arrêtée : {1}",
            Asks = "**{0}** vous demande :",
            HowToAnswer = "Écrivez « approve {0} » ou « deny {0} » ; un commentaire peut suivre.",
            GoesOn = "Merci, cela continue.",
            DoesNotDoIt = "Bien, cela n’est pas fait.",
            Expired = "Cette demande a expiré, rien n’a été fait.",
            AlreadyAnswered = "Cette demande a déjà reçu une réponse. Rien n’a été fait.",
            WrongValues =
                "Les valeurs ne sont pas un objet JSON. Rien n’a été fait ; corrigez-les dans la carte et choisissez de nouveau.",
            Allow = "Continuer",
            Deny = "Arrêter",
            Comment = "Commentaire",
            Values = "Valeurs (JSON) ; vous pouvez les modifier",
            Queued = "attend son tour",
            Running = "en cours",
            Waiting = "attend votre réponse",
            StateSucceeded = "terminée",
            StateFailed = "échouée",
            StateCancelled = "annulée",
            Removed = "Tâche supprimée",
            GivenUp = "elle a été commencée plusieurs fois sans avancer.",
            OtherApprover =
                "une autre personne décide de {0}, et une tâche ne peut pas la consulter. Demandez-le dans la conversation.",
            NobodyAnswered = "personne n’a répondu à temps.",
            Unknown = "ce genre de tâche n’existe plus.",
            Broken = "quelque chose s’est mal passé plusieurs fois.",
        };
}
