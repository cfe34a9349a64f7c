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
            GoesOn = "Thank you, it goes on.",
            DoesNotDoIt = "All right, this is not done.",
            Queued = "waits for its turn",
            Running = "runs",
            Waiting = "waits for a decision",
            StateSucceeded = "done",
            StateFailed = "failed",
            StateCancelled = "cancelled",
            Removed = "Removed job",
            GivenUp = "it was begun several times without getting any further.",
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
            GoesOn = "Danke, es geht weiter.",
            DoesNotDoIt = "Gut, das wird nicht getan.",
            Queued = "wartet, bis es an der Reihe ist",
            Running = "läuft",
            Waiting = "wartet auf eine Entscheidung",
            StateSucceeded = "fertig",
            StateFailed = "misslungen",
            StateCancelled = "abgebrochen",
            Removed = "Entfernter Auftrag",
            GivenUp = "er wurde mehrmals begonnen, ohne weiterzukommen.",
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
            GoesOn = "Merci, cela continue.",
            DoesNotDoIt = "Bien, cela n’est pas fait.",
            Queued = "attend son tour",
            Running = "en cours",
            Waiting = "attend une décision",
            StateSucceeded = "terminée",
            StateFailed = "échouée",
            StateCancelled = "annulée",
            Removed = "Tâche supprimée",
            GivenUp = "elle a été commencée plusieurs fois sans avancer.",
            NobodyAnswered = "personne n’a répondu à temps.",
            Unknown = "ce genre de tâche n’existe plus.",
            Broken = "quelque chose s’est mal passé plusieurs fois.",
        };
}
