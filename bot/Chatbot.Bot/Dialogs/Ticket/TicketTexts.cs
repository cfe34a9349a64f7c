namespace Chatbot.Bot.Dialogs.Ticket;

/// <summary>What <see cref="TicketDialog"/> says.</summary>
internal static class TicketTexts
{
    public static readonly LocalText Name = new("IT ticket", "IT-Ticket", "Ticket informatique");
    public static readonly LocalText Title = new("Title", "Titel", "Titre");
    public static readonly LocalText Description = new("Description", "Beschreibung", "Description");
    public static readonly LocalText Urgency = new("Urgency", "Dringlichkeit", "Urgence");
    public static readonly LocalText People = new("People affected", "Betroffene Personen", "Personnes concernées");
    public static readonly LocalText AskTitle = new(
        "What is the problem, in a few words?",
        "Worum geht es, in wenigen Worten?",
        "Quel est le problème, en quelques mots ?"
    );
    public static readonly LocalText AskDescription = new(
        "What happens exactly, and since when?",
        "Was passiert genau, und seit wann?",
        "Que se passe-t-il exactement, et depuis quand ?"
    );
    public static readonly LocalText AskUrgency = new("How urgent is it?", "Wie dringend ist es?", "Est-ce urgent ?");
    public static readonly LocalText AskPeople = new(
        "How many people cannot work because of it?",
        "Wie viele Personen können deshalb nicht arbeiten?",
        "Combien de personnes ne peuvent pas travailler à cause de cela ?"
    );
    public static readonly LocalText PeopleRange = new(
        "Between 0 and 100000, please.",
        "Bitte zwischen 0 und 100000.",
        "Entre 0 et 100000, s'il vous plaît."
    );
    public static readonly LocalText Low = new("Low", "Niedrig", "Faible");
    public static readonly LocalText Normal = new("Normal", "Normal", "Normale");
    public static readonly LocalText High = new("High", "Hoch", "Élevée");
    public static readonly LocalText AskSend = new("Shall I send it?", "Soll ich es absenden?", "Je l'envoie ?");
    public static readonly LocalText Sent = new("The ticket was sent.", "Das Ticket ist abgeschickt.", "Le ticket est envoyé.");
    public static readonly LocalText SentAs = new(
        "The ticket was sent. Its number is {0}.",
        "Das Ticket ist abgeschickt. Es hat die Nummer {0}.",
        "Le ticket est envoyé. Son numéro est {0}."
    );
    public static readonly LocalText NotSent = new(
        "The ticket system did not take the ticket. You can try again, or cancel and try later.",
        "Das Ticketsystem hat das Ticket nicht angenommen. Sie können es noch einmal versuchen, oder abbrechen und später wiederkommen.",
        "Le système de tickets n'a pas accepté le ticket. Vous pouvez réessayer, ou annuler et revenir plus tard."
    );
    public static readonly LocalText Ticket = new("Ticket", "Ticket", "Ticket");
    public static readonly LocalText Status = new("Sent", "Abgeschickt", "Envoyé");
    public static readonly LocalText Open = new("Open the ticket", "Ticket öffnen", "Ouvrir le ticket");
}
