using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Questions;

namespace Chatbot.Bot.Orchestration.Memory.Entities;

/// <summary>
/// Finds what the user states, by rules for English, German and French: sentences about themselves, about a subject (“the order number
/// is 4711”), and others with numbers or names. Questions, orders, doubts and secrets are no facts. The same message gives the same facts.
/// </summary>
internal static partial class FactExtractor
{
    /// <summary>The subject of what people are called.</summary>
    public const string Name = "name";

    private const int MostPerMessage = 10;
    private const int LongestMessage = 6_000;
    private const int LongestFact = 300;
    private const int LongestSubjectInWords = 5;
    private const int FewestWords = 3;
    private const int Timeout = 1000;

    /// <summary>The facts that a message tells.</summary>
    public static IEnumerable<MemoryFact> Of(MemoryMessage message) => Read(message, Of);

    /// <summary>Whatever a message states, secrets as well: never to be kept, but to be found when it is to be forgotten.</summary>
    public static IEnumerable<MemoryFact> Statements(MemoryMessage message) => Read(message, Stated);

    private static IEnumerable<MemoryFact> Read(MemoryMessage message, Func<string, MemoryMessage, MemoryFact?> read)
    {
        var text = message.Text.Length <= LongestMessage ? message.Text : message.Text[..LongestMessage];
        return SentenceEnd()
            .Split(text)
            .Select(sentence => (Statement: Statement(sentence), Corrects: Correction().IsMatch(sentence)))
            .Where(pair => pair.Statement is not null)
            .Select(pair =>
                read(pair.Statement!, message) is { } fact ? fact with { Corrects = fact.Corrects || pair.Corrects } : null
            )
            .OfType<MemoryFact>()
            .Take(MostPerMessage);
    }

    /// <summary>Whether a message does nothing but tell facts: it asks for nothing.</summary>
    public static bool OnlyStates(string text)
    {
        if (text.Length > LongestMessage)
        {
            return false;
        }

        var message = new MemoryMessage(0, "", IsUser: true, text, default);
        return SentenceEnd()
                .Split(text)
                .Where(sentence => sentence.Trim().Length > 0)
                .All(sentence => Statement(sentence) is not null)
            && !AsksWithin().IsMatch(text)
            && Of(message).Any(fact => fact.IsPersonal || fact.Subject is not null);
    }

    /// <summary>Whether a message does nothing but give names and numbers of what it speaks of, such as “my badge number is 17”: no document is meant.</summary>
    public static bool OnlyIntroduces(string text) =>
        OnlyStates(text)
        && Of(new(0, "", IsUser: true, text, default))
            .All(fact =>
                fact is { Subject: not null, Value: { Length: > 0 } value } && (char.IsUpper(value[0]) || value.Any(char.IsDigit))
            );

    /// <summary>Whether a text speaks of the person who writes it.</summary>
    public static bool IsPersonal(string text) => Personal().IsMatch(text);

    /// <summary>Whether a text holds what nobody should have written here, and what is not kept on top of it.</summary>
    public static bool IsSecret(string text) => Secret().IsMatch(text);

    /// <summary>The fact that one statement tells, or null when it tells none.</summary>
    public static MemoryFact? Of(string statement, MemoryMessage message) =>
        IsSecret(statement) ? null : Stated(statement, message);

    private static MemoryFact? Stated(string statement, MemoryMessage message)
    {
        if (
            statement.Length > LongestFact
            || ContentWords.All(statement).Take(FewestWords).Count() < FewestWords
            || Doubt().IsMatch(statement)
        )
        {
            return null;
        }

        var (subject, value, isSingle) = Subject(statement);
        var isPersonal = Personal().IsMatch(statement);
        return subject is null && !isPersonal && !NumberOrName().IsMatch(statement)
            ? null
            : new()
            {
                Text = statement,
                Subject = subject,
                Value = value,
                Corrects = isSingle,
                IsPersonal = isPersonal,
                Turn = message.Turn,
                MessageId = message.Id,
                SaidAt = message.At,
            };
    }

    /// <summary>The sentence as a statement. Of “I am Ann, how do I …?” the part before the question; null for a question or an order.</summary>
    private static string? Statement(string sentence)
    {
        var text = LeadIn().Replace(sentence.Trim(), "").Trim();
        if (text.EndsWith('?') || Asks().IsMatch(text))
        {
            var comma = text.IndexOf(", ", StringComparison.Ordinal);
            text = comma > 0 && Personal().IsMatch(text[..comma]) && !Asks().IsMatch(text) ? text[..comma] : "";
        }

        text = text.TrimEnd('.', '!', ' ', ';', ',');
        return text.Length == 0 || SmallTalk.Recognize(text) is not null ? null : text;
    }

    private static (string? Subject, string? Value, bool IsSingle) Subject(string statement)
    {
        if (NameOf().Match(statement) is { Success: true } name)
        {
            return (Name, name.Groups["value"].Value, true);
        }

        var doing = Doing().Match(statement);
        var match = doing.Success ? doing : About().Match(statement);
        var words = match.Success ? ContentWords.All(match.Groups["subject"].Value).ToList() : [];
        return words.Count is 0 or > LongestSubjectInWords
            ? (null, null, false)
            : (string.Join(' ', words), match.Groups["value"].Value, doing.Success);
    }

    [GeneratedRegex(
        @"(?<=[.!?…])\s+|[\r\n]+|((?<=[^\s.!?]\s+[^\s.!?]+\s+[^\s.!?]+),\s+|,?\s+(and|und|et)\s+)(?=(I|I'm|I’m|my|we|our|ich|mein|meine|wir|unser|unsere|je|mon|ma|mes|nous|notre)\b)|;\s+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex SentenceEnd();

    /// <summary>What people say before they state something.</summary>
    [GeneratedRegex(
        @"^((hi|hello|hey|hallo|bonjour|salut|no|nein|non|yes|ja|oui|actually|also|and|und|et|so|well|please|bitte|fyi|note|notice|by the way|just so you know|remember( that)?|please remember( that)?|correction|merk dir,?( bitte)?,?( dass)?|retiens que|souviens-toi que)[,:!.]?\s+)+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex LeadIn();

    /// <summary>A question in the middle of a sentence, also without a question mark.</summary>
    [GeneratedRegex(
        @"\b(what|who|whom|how|when|where|why|which|can i|could i|should i|may i|must i|do i|am i|can you|could you|wie|wer|wen|wann|warum|wieso|welche[rsmn]?|wo|kann ich|soll ich|muss ich|darf ich|kannst du|können sie|comment|quand|où|pourquoi|quel(le)?s?|puis-je|dois-je|est-ce que|peux-tu|pouvez-vous)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex AsksWithin();

    [GeneratedRegex(
        @"^(no|nein|non|actually|correction|wrong|falsch|korrektur)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Correction();

    /// <summary>Questions without a question mark, and orders.</summary>
    [GeneratedRegex(
        @"^(what|whats|which|who|whose|when|where|why|how|can|could|may|must|do|does|did|is|are|should|would|will|tell|show|list|give|find|explain|summari[sz]e|translate|write|create|send|open|delete|forget|calculate|search|compare|help|let|describe|say|read|check|remind|was|welche[rsmn]?|wer|wem|wen|wann|wo|warum|wieso|wie|kannst|können|darf|muss|gibt|ist|sind|hat|(zeig|nenn|geb|erklär|schreib|erstell|send|such|sag|erzähl|beschreib|übersetz|berechn|vergleich|find|öffn|lösch|prüf|list|fass|helf|mach|lies)(e|en|t)?|gib|vergiss|hilf|que|quel(le)?s?|qui|quand|où|pourquoi|comment|combien|est-ce|peux|pouvez|(montr|donn|expliqu|cré|cherch|oubli|racont|résum|trouv|list|compar|calcul|aid|parl|ouvr)(e|es|ez)|écri(s|vez)|envo(ie|yez)|di(s|tes)|tradui(s|sez)|décri(s|vez)|fai(s|tes))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Asks();

    [GeneratedRegex(
        @"\b(my|our|i|i'm|i’m|i've|i’ve|me|we|we're|we’re|mein|meine|meinen|meiner|meinem|unser|unsere|unseren|ich|wir|mir|mich|mon|ma|mes|notre|nos|je|j'|j’|nous)(?=[\s'’]|\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Personal();

    /// <summary>“My badge number is …”, “the project is called …”, “mein Team heißt …”, “mon équipe est …”.</summary>
    [GeneratedRegex(
        @"\b((my|our|the|mein|meine|unser|unsere|der|die|das|mon|ma|mes|notre|nos|le|la|les)\s+|l['’])(?<subject>[\p{L}\p{N}][\p{L}\p{N}\- ]{0,60}?)(\s+(is|are|was|were|will be|ist|sind|war|lautet|heißt|heissen|est|sont|était|s['’]appelle)\s+|\s*[:=]\s*)(?<value>.+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex About();

    /// <summary>“I work in …”: what is done is the subject.</summary>
    [GeneratedRegex(
        @"\b(i|ich|je|j['’])\s*(?<subject>work (in|at|for|as|on)|live (in|at)|report to|sit (in|at)|start (on|in|at)|arbeite (in|bei|als|für)|wohne (in|bei)|travaille (à|chez|pour|comme)|habite (à|au|en))\s+(?<value>.+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Doing();

    [GeneratedRegex(
        @"^((?i:i am called|i'm called|call me|my name is|my name's|ich heiße|ich heisse|mein name ist|nenn mich|je m['’]appelle|mon nom est|appelle-moi)\s+(?<value>.+)|(?i:i am|i'm|i’m|ich bin|je suis)\s+(?<value>\p{Lu}\p{Ll}+(\s+\p{Lu}\p{Ll}+)?)$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex NameOf();

    [GeneratedRegex(@"\p{N}|(?<=\S\s)\p{Lu}", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex NumberOrName();

    [GeneratedRegex(
        @"\b(i('m| am)? (not sure|don['’]t (know|understand)|do not (know|understand)|have (a|another|one more) question|need (help|to know)|want to (know|ask)|would like to (know|ask)|wonder|mean|think so|see)|ich (weiß|verstehe) (es )?nicht|ich habe (noch )?eine frage|ich möchte wissen|ich frage mich|je ne (sais|comprends) pas|j['’]ai une question|je voudrais savoir)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Doubt();

    /// <summary>What nobody should have written here is not kept on top of it.</summary>
    [GeneratedRegex(
        @"\b(password|passwort|kennwort|mot de passe|passphrase|pin|iban|cvv|credit card|kreditkarte|carte bancaire|api[ -]?key|secret key|private key)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Secret();
}
