namespace Chatbot.Bot.Conversations.Memories;

/// <summary>The languages in which the bot speaks of memory.</summary>
internal static class MemoryLanguages
{
    public static MemoryTexts English { get; } =
        new()
        {
            Known = "This is what I remember of you, in your own words:",
            NothingKnown = "I remember nothing about you.",
            Fact = "“{0}”: said on {1} (message {2}), {3}",
            Until = "kept until {0}",
            InConversation = "in this conversation only",
            HowToForget = "Write “forget …” with what it is about, or “forget everything about me”.",
            Consented = "You have allowed me to remember things about you. To take that back, write “stop remembering me”.",
            NotConsented =
                "Beyond this conversation I keep nothing, because you have not allowed it. To allow it, write “remember things about me”.",
            ConsentGiven =
                "Thank you. From now on I keep what you tell me about yourself, each fact for a limited time. Ask “what do you know about me”, "
                + "or write “stop remembering me”, whenever you like.",
            ConsentWithdrawn =
                "All right. I have removed what I kept about you across conversations, and keep nothing from now on.",
            Forgotten =
                "Forgotten, in every conversation: what you said of it, and what I made of it. The messages show that something was removed.",
            Cancelled = "What was waiting or running with it is cancelled.",
            Removed = "(removed on request)",
            WhatToForget =
                "What shall I forget? Write for example “forget my badge number”; “what do you know about me” shows what there is.",
            NotFound = "I remember nothing of that kind, so there is nothing to forget.",
            Remembered = "I will remember that, as your own words. It changes nothing about what you may do or see.",
            RememberedHere =
                "I will keep that in mind in this conversation. To let me remember things beyond it, write “remember things about me”.",
            Corrected = "Thank you, I have corrected that: “{0}”.",
            Secret = "I do not remember passwords, keys or payment details. Better delete that message where you can.",
            Group = "In a group I neither read nor keep anything personal. Ask me in a conversation of our own.",
            Recap = "So far we talked about:",
            NothingToRecap = "We have not talked about anything yet.",
            WelcomeBack = "Welcome back! Write “where were we?” for a recap.",
        };

    public static MemoryTexts German { get; } =
        new()
        {
            Known = "Das habe ich mir über Sie gemerkt, in Ihren eigenen Worten:",
            NothingKnown = "Ich habe mir nichts über Sie gemerkt.",
            Fact = "„{0}“: gesagt am {1} (Nachricht {2}), {3}",
            Until = "aufbewahrt bis {0}",
            InConversation = "nur in dieser Unterhaltung",
            HowToForget = "Schreiben Sie „vergiss …“ mit dem, worum es geht, oder „vergiss alles über mich“.",
            Consented =
                "Sie haben mir erlaubt, mir Dinge über Sie zu merken. Zum Widerrufen schreiben Sie „merk dir nichts über mich“.",
            NotConsented =
                "Über diese Unterhaltung hinaus merke ich mir nichts, denn Sie haben es nicht erlaubt. Zum Erlauben schreiben Sie „merk dir Dinge über mich“.",
            ConsentGiven =
                "Danke. Ab jetzt merke ich mir, was Sie mir über sich sagen, jede Angabe für begrenzte Zeit. Fragen Sie jederzeit „was weißt du über mich“ "
                + "oder schreiben Sie „merk dir nichts über mich“.",
            ConsentWithdrawn =
                "In Ordnung. Was ich mir über Unterhaltungen hinweg gemerkt hatte, ist gelöscht, und ab jetzt merke ich mir nichts.",
            Forgotten =
                "Vergessen, in jeder Unterhaltung: was Sie dazu gesagt haben und was ich daraus gemacht habe. Die Nachrichten zeigen, dass etwas entfernt wurde.",
            Cancelled = "Was damit noch wartete oder lief, ist abgebrochen.",
            Removed = "(auf Wunsch entfernt)",
            WhatToForget =
                "Was soll ich vergessen? Schreiben Sie zum Beispiel „vergiss meine Ausweisnummer“; „was weißt du über mich“ zeigt, was da ist.",
            NotFound = "So etwas habe ich mir nicht gemerkt; es gibt nichts zu vergessen.",
            Remembered = "Ich merke mir das, als Ihre eigenen Worte. An dem, was Sie tun und sehen dürfen, ändert es nichts.",
            RememberedHere =
                "Ich behalte das in dieser Unterhaltung. Damit ich mir darüber hinaus etwas merken darf, schreiben Sie „merk dir Dinge über mich“.",
            Corrected = "Danke, ich habe das berichtigt: „{0}“.",
            Secret = "Passwörter, Schlüssel und Zahlungsdaten merke ich mir nicht. Löschen Sie die Nachricht, wo Sie können.",
            Group = "In einer Gruppe lese und merke ich mir nichts Persönliches. Fragen Sie mich in einer eigenen Unterhaltung.",
            Recap = "Bisher ging es um:",
            NothingToRecap = "Wir haben noch über nichts gesprochen.",
            WelcomeBack = "Willkommen zurück! Schreiben Sie „wo waren wir?“ für einen Rückblick.",
        };

    public static MemoryTexts French { get; } =
        new()
        {
            Known = "Voici ce que je retiens de vous, dans vos propres mots :",
            NothingKnown = "Je ne retiens rien sur vous.",
            Fact = "« {0} » : dit le {1} (message {2}), {3}",
            Until = "conservé jusqu'au {0}",
            InConversation = "dans cette conversation seulement",
            HowToForget = "Écrivez « oublie … » avec le sujet, ou « oublie tout sur moi ».",
            Consented =
                "Vous m'avez permis de retenir des choses sur vous. Pour le retirer, écrivez « ne retiens rien sur moi ».",
            NotConsented =
                "Au-delà de cette conversation, je ne garde rien, car vous ne l'avez pas permis. Pour le permettre, écrivez « retiens des choses sur moi ».",
            ConsentGiven =
                "Merci. Désormais je retiens ce que vous me dites de vous, chaque fait pour un temps limité. Demandez « que sais-tu sur moi », "
                + "ou écrivez « ne retiens rien sur moi », quand vous voulez.",
            ConsentWithdrawn =
                "D'accord. J'ai supprimé ce que je gardais de vous d'une conversation à l'autre, et je ne garde plus rien.",
            Forgotten =
                "Oublié, dans toutes les conversations : ce que vous en avez dit et ce que j'en ai fait. Les messages montrent que quelque chose a été supprimé.",
            Cancelled = "Ce qui attendait ou tournait encore avec cela est annulé.",
            Removed = "(supprimé sur demande)",
            WhatToForget =
                "Que dois-je oublier ? Écrivez par exemple « oublie mon numéro de badge » ; « que sais-tu sur moi » montre ce qu'il y a.",
            NotFound = "Je ne retiens rien de tel ; il n'y a rien à oublier.",
            Remembered = "Je le retiens, comme vos propres mots. Cela ne change rien à ce que vous pouvez faire ou voir.",
            RememberedHere =
                "Je le garde dans cette conversation. Pour me laisser retenir au-delà, écrivez « retiens des choses sur moi ».",
            Corrected = "Merci, j'ai corrigé : « {0} ».",
            Secret = "Je ne retiens ni mots de passe, ni clés, ni données de paiement. Supprimez ce message si vous pouvez.",
            Group = "Dans un groupe, je ne lis ni ne garde rien de personnel. Demandez-le-moi dans une conversation à nous.",
            Recap = "Jusqu'ici nous avons parlé de :",
            NothingToRecap = "Nous n'avons encore parlé de rien.",
            WelcomeBack = "Bon retour ! Écrivez « où en étions-nous ? » pour un récapitulatif.",
        };
}
