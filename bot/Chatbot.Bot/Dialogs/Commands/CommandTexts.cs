namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>What commands say.</summary>
internal static class CommandTexts
{
    public static readonly LocalText Unknown = new(
        "I do not know the command /{0}. Write /help to see them all.",
        "Den Befehl /{0} kenne ich nicht. Mit /help sehen Sie alle.",
        "Je ne connais pas la commande /{0}. Écrivez /help pour les voir toutes."
    );
    public static readonly LocalText DidYouMean = new(
        "I do not know the command /{0}. Did you mean /{1}?",
        "Den Befehl /{0} kenne ich nicht. Meinten Sie /{1}?",
        "Je ne connais pas la commande /{0}. Vouliez-vous dire /{1} ?"
    );
    public static readonly LocalText Commands = new("Commands:", "Befehle:", "Commandes :");
    public static readonly LocalText Dialogs = new(
        "I can also do this with you:",
        "Das kann ich mit Ihnen erledigen:",
        "Je peux aussi faire ceci avec vous :"
    );
    public static readonly LocalText Help = new("shows this list", "zeigt diese Liste", "affiche cette liste");
    public static readonly LocalText New = new(
        "begins a new topic: what was said before is not used any more",
        "beginnt ein neues Thema: das Bisherige wird nicht mehr verwendet",
        "commence un nouveau sujet : ce qui précède n'est plus utilisé"
    );
    public static readonly LocalText NewDone = new(
        "A new topic. I do not use what was said before any more.",
        "Ein neues Thema. Was bisher gesagt wurde, verwende ich nicht mehr.",
        "Nouveau sujet. Je n'utilise plus ce qui a été dit avant."
    );
    public static readonly LocalText Stop = new(
        "stops the answer that is being written",
        "hält die Antwort an, die gerade geschrieben wird",
        "arrête la réponse en cours"
    );
    public static readonly LocalText NothingRuns = new(
        "Nothing is running. Write “stop” while I am answering.",
        "Es läuft gerade nichts. Schreiben Sie „stop“, während ich antworte.",
        "Rien n'est en cours. Écrivez « stop » pendant que je réponds."
    );
    public static readonly LocalText History = new(
        "shows your last questions in this conversation",
        "zeigt Ihre letzten Fragen in dieser Unterhaltung",
        "affiche vos dernières questions dans cette conversation"
    );
    public static readonly LocalText HistoryTitle = new(
        "Your last questions:",
        "Ihre letzten Fragen:",
        "Vos dernières questions :"
    );
    public static readonly LocalText NoHistory = new(
        "You have not asked anything here yet.",
        "Sie haben hier noch nichts gefragt.",
        "Vous n'avez encore rien demandé ici."
    );
    public static readonly LocalText Export = new(
        "gives you this conversation to keep",
        "gibt Ihnen diese Unterhaltung zum Aufheben",
        "vous donne cette conversation à conserver"
    );
    public static readonly LocalText Exported = new(
        "Here is this conversation as a file.",
        "Hier ist diese Unterhaltung als Datei.",
        "Voici cette conversation dans un fichier."
    );
    public static readonly LocalText ExportCut = new(
        "It is long: only its newest part is in it.",
        "Sie ist lang: nur der neueste Teil ist enthalten.",
        "Elle est longue : seule la partie la plus récente y figure."
    );
    public static readonly LocalText Model = new(
        "shows and changes which models answer you",
        "zeigt und ändert, welche Modelle Ihnen antworten",
        "affiche et change les modèles qui vous répondent"
    );
    public static readonly LocalText OneModel = new(
        "There is nothing to choose: the same model answers every question.",
        "Es gibt nichts zu wählen: dasselbe Modell beantwortet jede Frage.",
        "Il n'y a rien à choisir : le même modèle répond à chaque question."
    );
    public static readonly LocalText ModelNow = new(
        "Your choice: {0}. You can choose: {1}. Write for example /model {2}.",
        "Ihre Wahl: {0}. Zur Wahl stehen: {1}. Schreiben Sie zum Beispiel /model {2}.",
        "Votre choix : {0}. Vous pouvez choisir : {1}. Écrivez par exemple /model {2}."
    );
    public static readonly LocalText ModelSet = new(
        "Your choice is now: {0}.",
        "Ihre Wahl ist jetzt: {0}.",
        "Votre choix est maintenant : {0}."
    );
    public static readonly LocalText ModelNotAllowed = new(
        "“{0}” is not among your choices: {1}.",
        "„{0}“ steht Ihnen nicht zur Wahl: {1}.",
        "« {0} » ne fait pas partie de vos choix : {1}."
    );
    public static readonly LocalText Settings = new(
        "changes your language, tone and what is remembered",
        "ändert Sprache, Ton und was gemerkt wird",
        "change votre langue, le ton et ce qui est retenu"
    );
    public static readonly LocalText Forget = new(
        "forgets what is remembered of you, after you have confirmed it",
        "vergisst nach Ihrer Bestätigung, was über Sie gespeichert ist",
        "oublie ce qui est retenu sur vous, après votre confirmation"
    );
    public static readonly LocalText Search = new(
        "lists passages of the documents, for example /search remote work",
        "listet Stellen aus den Dokumenten auf, zum Beispiel /search Homeoffice",
        "liste des passages des documents, par exemple /search télétravail"
    );
    public static readonly LocalText SearchWhat = new(
        "Write what to look for after it, for example /search remote work.",
        "Schreiben Sie dahinter, was Sie suchen, zum Beispiel /search Homeoffice.",
        "Écrivez ensuite ce que vous cherchez, par exemple /search télétravail."
    );
    public static readonly LocalText FoundNothing = new(
        "Nothing was found for “{0}”",
        "Zu „{0}“ wurde nichts gefunden",
        "Rien n'a été trouvé pour « {0} »"
    );
    public static readonly LocalText FoundOne = new("1 result for “{0}”", "1 Treffer zu „{0}“", "1 résultat pour « {0} »");
    public static readonly LocalText FoundMany = new(
        "{1} results for “{0}”",
        "{1} Treffer zu „{0}“",
        "{1} résultats pour « {0} »"
    );
    public static readonly LocalText SearchOtherwise = new(
        "Try fewer or other words.",
        "Versuchen Sie es mit weniger oder anderen Wörtern.",
        "Essayez avec moins de mots, ou d'autres."
    );
}
