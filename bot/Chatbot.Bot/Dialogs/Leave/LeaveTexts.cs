namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>What the request for leave says.</summary>
internal static class LeaveTexts
{
    public static readonly LocalText Name = new("Leave request", "Urlaubsantrag", "Demande de congé");
    public static readonly LocalText Kind = new("Kind", "Art", "Type");
    public static readonly LocalText From = new("First day", "Erster Tag", "Premier jour");
    public static readonly LocalText To = new("Last day", "Letzter Tag", "Dernier jour");
    public static readonly LocalText Reason = new("Reason", "Grund", "Motif");
    public static readonly LocalText Annual = new("Annual leave", "Erholungsurlaub", "Congé annuel");
    public static readonly LocalText Special = new("Special leave", "Sonderurlaub", "Congé exceptionnel");
    public static readonly LocalText Unpaid = new("Unpaid leave", "Unbezahlter Urlaub", "Congé sans solde");
    public static readonly LocalText AskKind = new("Which kind of leave?", "Welche Art von Urlaub?", "Quel type de congé ?");
    public static readonly LocalText AskFrom = new(
        "What is the first day?",
        "Was ist der erste Tag?",
        "Quel est le premier jour ?"
    );
    public static readonly LocalText AskTo = new(
        "What is the last day?",
        "Was ist der letzte Tag?",
        "Quel est le dernier jour ?"
    );
    public static readonly LocalText AskReason = new(
        "What should the approver know?",
        "Was sollte die genehmigende Person wissen?",
        "Que doit savoir la personne qui décide ?"
    );
    public static readonly LocalText Past = new("This day is over.", "Dieser Tag ist vorbei.", "Ce jour est passé.");
    public static readonly LocalText EndBeforeBegin = new(
        "The last day must not be before the first, {0}.",
        "Der letzte Tag darf nicht vor dem ersten liegen, dem {0}.",
        "Le dernier jour ne peut pas précéder le premier, le {0}."
    );
    public static readonly LocalText TooLong = new(
        "At most {0} days can be requested at once.",
        "Höchstens {0} Tage können auf einmal beantragt werden.",
        "Au plus {0} jours peuvent être demandés à la fois."
    );
    public static readonly LocalText NoWorkingDay = new(
        "There is no working day in between.",
        "Dazwischen liegt kein Arbeitstag.",
        "Il n'y a aucun jour ouvré entre les deux."
    );
    public static readonly LocalText WorkingDays = new("Working days: {0}", "Arbeitstage: {0}", "Jours ouvrés : {0}");
    public static readonly LocalText AskSend = new(
        "Shall I send the request?",
        "Soll ich den Antrag absenden?",
        "J'envoie la demande ?"
    );
    public static readonly LocalText Sent = new(
        "The request was sent. I tell you here as soon as it is decided.",
        "Der Antrag ist abgeschickt. Ich sage Ihnen hier Bescheid, sobald er entschieden ist.",
        "La demande est envoyée. Je vous le dirai ici dès qu'elle sera décidée."
    );
    public static readonly LocalText Asked = new(
        "{0}, {1} to {2}, working days: {3}. {4}",
        "{0}, {1} bis {2}, Arbeitstage: {3}. {4}",
        "{0}, du {1} au {2}, jours ouvrés : {3}. {4}"
    );
    public static readonly LocalText Approved = new(
        "Your leave from {0} to {1} is approved. {2}",
        "Ihr Urlaub vom {0} bis {1} ist genehmigt. {2}",
        "Votre congé du {0} au {1} est accordé. {2}"
    );
    public static readonly LocalText Declined = new(
        "Your leave from {0} to {1} was declined. {2}",
        "Ihr Urlaub vom {0} bis {1} wurde abgelehnt. {2}",
        "Votre congé du {0} au {1} est refusé. {2}"
    );
    public static readonly LocalText NobodyDecided = new(
        "Nobody has decided about your leave from {0} to {1} in time. Please ask again if it is still needed.",
        "Über Ihren Urlaub vom {0} bis {1} hat niemand rechtzeitig entschieden. Beantragen Sie ihn noch einmal, wenn er noch nötig ist.",
        "Personne n'a décidé à temps de votre congé du {0} au {1}. Refaites la demande si elle est encore nécessaire."
    );
    public static readonly LocalText NobodyElse = new(
        "Nobody else can decide about your leave here, so the request was not sent.",
        "Über Ihren Urlaub kann hier niemand anderes entscheiden; der Antrag wurde nicht abgeschickt.",
        "Personne d'autre ne peut décider ici de votre congé ; la demande n'est pas envoyée."
    );
}
