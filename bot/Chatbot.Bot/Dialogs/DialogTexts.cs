namespace Chatbot.Bot.Dialogs;

/// <summary>What all dialogs say.</summary>
internal static class DialogTexts
{
    public static readonly LocalText Review = new("This is what I have:", "Das habe ich notiert:", "Voici ce que j'ai noté :");
    public static readonly LocalText YesOrNo = new(
        "Please answer yes or no.",
        "Bitte antworten Sie mit Ja oder Nein.",
        "Répondez par oui ou par non."
    );
    public static readonly LocalText Yes = new("Yes", "Ja", "Oui");
    public static readonly LocalText No = new("No", "Nein", "Non");
    public static readonly LocalText WhatToChange = new(
        "What should I change?",
        "Was soll ich ändern?",
        "Que faut-il modifier ?"
    );
    public static readonly LocalText GiveUp = new("Cancel", "Abbrechen", "Annuler");
    public static readonly LocalText NothingDone = new(
        "Cancelled. Nothing was done.",
        "Abgebrochen. Es ist nichts geschehen.",
        "Annulé. Rien n'a été fait."
    );
    public static readonly LocalText MaySkip = new(
        "(Write “skip” to leave it out.)",
        "(Schreiben Sie „überspringen“, um es auszulassen.)",
        "(Écrivez « passer » pour l'omettre.)"
    );
    public static readonly LocalText Skipped = new("–", "–", "–");
    public static readonly LocalText Noted = new("Noted. {0}: {1}", "Notiert. {0}: {1}", "C'est noté. {0} : {1}");
    public static readonly LocalText Help = new(
        "I am asking for “{0}”. Answer in your own words, write “no, I meant …” to correct an earlier answer, or “cancel” to stop. "
            + "You can also ask me something else in between.",
        "Ich bin gerade bei „{0}“. Antworten Sie mit eigenen Worten, korrigieren Sie eine frühere Antwort mit „nein, ich meinte …“, oder "
            + "brechen Sie mit „abbrechen“ ab. Sie können mich zwischendurch auch etwas anderes fragen.",
        "Nous en sommes à « {0} ». Répondez librement, corrigez une réponse précédente avec « non, je voulais dire … », ou écrivez "
            + "« annuler » pour arrêter. Vous pouvez aussi me poser une autre question entre-temps."
    );
    public static readonly LocalText CancelHint = new(
        "Write “cancel” to stop.",
        "Mit „abbrechen“ hören wir auf.",
        "Écrivez « annuler » pour arrêter."
    );
    public static readonly LocalText Unreadable = new(
        "I cannot go on with “{0}”, because it was begun in another version of me. Nothing was done; please begin again.",
        "Ich kann „{0}“ nicht fortsetzen, weil es in einer anderen Version von mir begonnen wurde. Es ist nichts geschehen; bitte beginnen Sie neu.",
        "Je ne peux pas continuer « {0} », commencé dans une autre version de moi. Rien n'a été fait ; veuillez recommencer."
    );
    public static readonly LocalText GoOn = new(
        "We have not finished “{0}”. Shall we go on?",
        "„{0}“ ist noch nicht fertig. Wollen wir weitermachen?",
        "Nous n'avons pas terminé « {0} ». On continue ?"
    );
}
