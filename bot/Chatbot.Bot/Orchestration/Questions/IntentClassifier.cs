using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>Tells what a message is for, by rules for English, German and French; the same conversation gives the same intent.</summary>
internal static partial class IntentClassifier
{
    private const int LongestClarificationInWords = 12;
    private const int FewestWordsOfATopic = 3;
    private const int MessagesLookedAt = 6;
    private const int Timeout = 1000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <param name="text">The message.</param>
    /// <param name="history">The messages before it, oldest first.</param>
    /// <param name="wasAsked">Whether the bot has just asked what was meant.</param>
    public static Intent Of(string text, IReadOnlyList<ChatMessage> history, bool wasAsked)
    {
        var said = text.Trim();
        return SmallTalk.Recognize(said) is { } reply ? OfSmallTalk(reply)
            : wasAsked && ContentWords.All(said).Take(LongestClarificationInWords + 1).Count() <= LongestClarificationInWords
                ? Intent.Clarification
            : AsksWhatWasMeant().IsMatch(said) ? Intent.Clarification
            : Judges().IsMatch(said) ? Intent.Feedback
            : Orders().IsMatch(said) ? Intent.Command
            : FollowUpRules.Rewrite(said, history) != said ? Intent.FollowUp
            : IsNewTopic(said, history) ? Intent.NewTopic
            : Intent.Question;
    }

    private static Intent OfSmallTalk(string reply)
    {
        AssistantTexts[] all = [AssistantLanguages.English, AssistantLanguages.German, AssistantLanguages.French];
        return all.Any(texts => texts.Farewell == reply) ? Intent.Goodbye
            : all.Any(texts => texts.Thanks == reply) ? Intent.Feedback
            : all.Any(texts => texts.Greeting == reply) ? Intent.Greeting
            : Intent.Question;
    }

    /// <summary>A complete question that shares no word with what was last said.</summary>
    private static bool IsNewTopic(string text, IReadOnlyList<ChatMessage> history)
    {
        var own = Stems(text);
        var before = history.TakeLast(MessagesLookedAt).ToList();
        return own.Count >= FewestWordsOfATopic
            && before.Exists(message => message.Role == ChatRole.User && SmallTalk.Recognize(message.Text) is null)
            && !Refers().IsMatch(text)
            && !before.Exists(message => Stems(message.Text).Overlaps(own));
    }

    private static HashSet<string> Stems(string text) => [.. ContentWords.Of(text).Select(ContentWords.Stem)];

    [GeneratedRegex(
        @"^(what do you mean|what does that mean|can you (explain|clarify)( that| this| it)?|could you (explain|clarify)( that| this| it)?|i don['’]t understand|how do you mean|was meinst du|was meinen sie|wie meinst du das|was heißt das|ich verstehe (das )?nicht|que veux-tu dire|que voulez-vous dire|qu['’]est-ce que ça veut dire|je ne comprends pas)\b",
        Options,
        Timeout
    )]
    private static partial Regex AsksWhatWasMeant();

    [GeneratedRegex(
        @"^(no[,.! ]+)?((that|this|it|your answer)('s|’s| is| was) (not |very |really |totally )*(wrong|right|correct|incorrect|true|false|helpful|useful|useless|great|perfect|good|bad|nonsense)|(you are|you're|you’re) (wrong|right|mistaken)|(good|great|bad|wrong) answer|(that )?(doesn['’]t|does not|did not|didn['’]t) help|well done|das (ist|war) (nicht |sehr |ganz )*(falsch|richtig|korrekt|hilfreich|gut|schlecht|unsinn|nutzlos)|das stimmt( nicht)?|das hilft( mir)?( nicht)?|gute antwort|c['’](est|était) (pas |très |tout à fait )*(faux|juste|correct|utile|inutile|bien|mauvais|parfait)|(tu te trompes|vous vous trompez)|bonne réponse)\b",
        Options,
        Timeout
    )]
    private static partial Regex Judges();

    [GeneratedRegex(
        @"^((please|bitte|can you|could you|would you|kannst du|können sie|peux-tu|pouvez-vous|s'il (te|vous) plaît)[, ]+)?(show|list|give|send|write|draft|create|open|delete|remove|cancel|book|order|translate|summari[sz]e|calculate|compare|convert|remind|search|find|fetch|forget|remember|print|export|zeig|zeige|zeigen|liste|gib|geben|sende|schick|schicke|schreib|schreibe|erstelle|erstellen|öffne|lösche|storniere|buche|bestelle|übersetze|fasse|berechne|vergleiche|erinnere|suche|finde|vergiss|merk|montre|montrez|liste|donne|donnez|envoie|envoyez|écris|écrivez|crée|créez|ouvre|supprime|annule|réserve|commande|traduis|traduisez|résume|calcule|compare|rappelle|cherche|trouve|oublie|retiens)\b(?!\s*\?)",
        Options,
        Timeout
    )]
    private static partial Regex Orders();

    [GeneratedRegex(
        @"\b(it|its|they|them|their|that|this|these|those|same|davon|dafür|dazu|damit|darüber|dies|diese|dieser|dieses|ça|cela|ceci|celui|celle)\b",
        Options,
        Timeout
    )]
    private static partial Regex Refers();
}
