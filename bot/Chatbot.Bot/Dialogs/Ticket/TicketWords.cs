using System.Collections.Frozen;
using Chatbot.Bot.Dialogs.Recognizers;

namespace Chatbot.Bot.Dialogs.Ticket;

/// <summary>Words of which one stands in what people report to IT, in English, German and French.</summary>
internal static class TicketWords
{
    private static readonly FrozenSet<string> All = Words.Set(
        "laptop|notebook|computer|pc|mac|printer|monitor|screen|display|mouse|keyboard|headset|phone|mobile|vpn|wifi|wlan|network|internet|password|login|account|email|mail|outlook|teams|software|app|server|bug|error|defect"
            + "|rechner|drucker|bildschirm|maus|tastatur|handy|telefon|netzwerk|netz|passwort|konto|fehler|defekt|störung"
            + "|ordinateur|imprimante|écran|souris|clavier|téléphone|réseau|compte|logiciel|serveur|panne|erreur"
    );

    public static bool AreIn(string normalized) => normalized.Split(' ').Any(All.Contains);
}
