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
        "{0} asks for leave: {1}, {2} to {3}, working days: {4}. {5}",
        "{0} bittet um Urlaub: {1}, {2} bis {3}, Arbeitstage: {4}. {5}",
        "{0} demande un congé : {1}, du {2} au {3}, jours ouvrés : {4}. {5}"
    );
    public static readonly LocalText HowToDecide = new(
        "Write “/leave approve {0}” or “/leave decline {0}”, with a comment after it if you like.",
        "Schreiben Sie „/leave approve {0}“ oder „/leave decline {0}“, gern mit einer Anmerkung dahinter.",
        "Écrivez « /leave approve {0} » ou « /leave decline {0} », avec un commentaire si vous voulez."
    );
    public static readonly LocalText Approve = new("Approve", "Genehmigen", "Approuver");
    public static readonly LocalText Decline = new("Decline", "Ablehnen", "Refuser");
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
    public static readonly LocalText DecidedApproved = new(
        "The leave is approved.",
        "Der Urlaub ist genehmigt.",
        "Le congé est accordé."
    );
    public static readonly LocalText DecidedDeclined = new(
        "The leave is declined.",
        "Der Urlaub ist abgelehnt.",
        "Le congé est refusé."
    );
    public static readonly LocalText OnlyApprover = new(
        "Only the approver can decide about leave. Nothing was done.",
        "Über Urlaub kann nur die genehmigende Person entscheiden. Es ist nichts geschehen.",
        "Seule la personne qui décide des congés peut le faire. Rien n'a été fait."
    );
    public static readonly LocalText UnknownRequest = new(
        "I do not know this request. Nothing was done.",
        "Diesen Antrag kenne ich nicht. Es ist nichts geschehen.",
        "Je ne connais pas cette demande. Rien n'a été fait."
    );
}
