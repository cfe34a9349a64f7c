using System.Text.RegularExpressions;

namespace Chatbot.Bot.Conversations.Memories;

/// <summary>A question or an order about what is remembered, in English, German or French. Whole messages only: nothing is guessed.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Language">The language it is asked in: <c>en</c>, <c>de</c> or <c>fr</c>.</param>
/// <param name="Phrase">What it is about, in the user's words; empty when it needs none.</param>
internal sealed partial record MemoryCommand(MemoryCommandKind Kind, string Language, string Phrase)
{
    private const int Longest = 400;
    private const int Timeout = 1000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>In the order in which they are tried: what is more particular comes first.</summary>
    private static readonly (MemoryCommandKind Kind, string Language, Regex Pattern)[] Patterns =
    [
        (MemoryCommandKind.About, "en", AboutEnglish()),
        (MemoryCommandKind.About, "de", AboutGerman()),
        (MemoryCommandKind.About, "fr", AboutFrench()),
        (MemoryCommandKind.ForgetAll, "en", ForgetAllEnglish()),
        (MemoryCommandKind.ForgetAll, "de", ForgetAllGerman()),
        (MemoryCommandKind.ForgetAll, "fr", ForgetAllFrench()),
        (MemoryCommandKind.Withdraw, "en", WithdrawEnglish()),
        (MemoryCommandKind.Withdraw, "de", WithdrawGerman()),
        (MemoryCommandKind.Withdraw, "fr", WithdrawFrench()),
        (MemoryCommandKind.Consent, "en", ConsentEnglish()),
        (MemoryCommandKind.Consent, "de", ConsentGerman()),
        (MemoryCommandKind.Consent, "fr", ConsentFrench()),
        (MemoryCommandKind.Recap, "en", RecapEnglish()),
        (MemoryCommandKind.Recap, "de", RecapGerman()),
        (MemoryCommandKind.Recap, "fr", RecapFrench()),
        (MemoryCommandKind.ForgetLast, "en", ForgetLastEnglish()),
        (MemoryCommandKind.ForgetLast, "de", ForgetLastGerman()),
        (MemoryCommandKind.ForgetLast, "fr", ForgetLastFrench()),
        (MemoryCommandKind.Forget, "en", ForgetEnglish()),
        (MemoryCommandKind.Forget, "de", ForgetGerman()),
        (MemoryCommandKind.Forget, "fr", ForgetFrench()),
        (MemoryCommandKind.Remember, "en", RememberEnglish()),
        (MemoryCommandKind.Remember, "de", RememberGerman()),
        (MemoryCommandKind.Remember, "fr", RememberFrench()),
        (MemoryCommandKind.Correct, "en", CorrectEnglish()),
        (MemoryCommandKind.Correct, "de", CorrectGerman()),
        (MemoryCommandKind.Correct, "fr", CorrectFrench()),
    ];

    /// <summary>Null when the message asks nothing of memory.</summary>
    public static MemoryCommand? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return null;
        }

        var said = Polite().Replace(text.Trim(), "").TrimEnd(' ', '.', '!');
        foreach (var (kind, language, pattern) in Patterns)
        {
            if (pattern.Match(said) is { Success: true } match && !(HasPhrase(kind) && said.EndsWith('?')))
            {
                return new(kind, language, match.Groups["phrase"].Value.Trim());
            }
        }

        return null;
    }

    private static bool HasPhrase(MemoryCommandKind kind) =>
        kind is MemoryCommandKind.Forget or MemoryCommandKind.Remember or MemoryCommandKind.Correct;

    [GeneratedRegex(
        @"^((please|hey|ok|okay|can you|could you|would you|i want you to|i'd like you to|bitte|kannst du|können sie|s'il te plaît|s'il vous plaît|peux-tu|pouvez-vous|tu peux)[, ]+)+(?=\S)",
        Options,
        Timeout
    )]
    private static partial Regex Polite();

    [GeneratedRegex(
        @"^((what|what all|which things) (do|did) you (know|remember|store|keep|save|have stored|have saved)|what have you (stored|saved|remembered|kept|learned)|(show|tell) me what you (know|remember|have stored)) (about|of|on) me\s*\??$|^what do you remember\??$",
        Options,
        Timeout
    )]
    private static partial Regex AboutEnglish();

    [GeneratedRegex(
        @"^(was (weißt|weisst|wissen|speicherst|speichern|hast) (du|sie)( alles)?( dir)? (über|von) mich?r?( gespeichert| gemerkt)?|(zeig|sag|zeigen sie|sagen sie) mir,? was (du|sie) über mich (weißt|wissen))\s*\??$",
        Options,
        Timeout
    )]
    private static partial Regex AboutGerman();

    [GeneratedRegex(
        @"^(que (sais-tu|savez-vous|sais tu|savez vous|retiens-tu|retenez-vous) (sur|de) moi|qu['’]est-ce que (tu sais|vous savez) (sur|de) moi|qu['’]as-tu (retenu|enregistré) sur moi|dis-moi ce que tu sais (sur|de) moi)\s*\??$",
        Options,
        Timeout
    )]
    private static partial Regex AboutFrench();

    [GeneratedRegex(
        @"^(forget|delete|erase|remove|clear) ((everything|all|all of it)( (that )?(you (know|remember|have|stored|saved|kept)( stored| saved| kept)?|i (told you|said)))?( (about|of|on) me)?|all( of)? my (data|facts|information)|me|(everything|all)( that)? you know)$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetAllEnglish();

    [GeneratedRegex(
        @"^(vergiss|vergessen sie|lösche?|löschen sie|entferne) (alles( (über|von) mich?r?)?(,? was (du|sie) (über|von) mich?r? (weißt|wissen|gespeichert hast))?|mich|alle meine daten|meine daten)$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetAllGerman();

    [GeneratedRegex(
        @"^(oublie|oubliez|efface|effacez|supprime|supprimez)([- ]moi|\s+tout( ce que (tu sais|vous savez))?( (sur|de) moi)?|\s+toutes mes données|\s+mes données)$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetAllFrench();

    [GeneratedRegex(
        @"^(do not|don['’]t|never|stop) (remember|remembering|store|storing|keep|keeping|save|saving) (me|things|anything|facts|something)( (about|of|on) me)?$|^you (may|must|should) not remember (me|things about me|anything about me)$",
        Options,
        Timeout
    )]
    private static partial Regex WithdrawEnglish();

    [GeneratedRegex(
        @"^((merk|merke|speicher|speichere) (dir )?(nichts|keine dinge)( mehr)? über mich|(merken|speichern) sie (sich )?nichts( mehr)? über mich|(du darfst|sie dürfen) (dir |sich )?nichts( mehr)? über mich merken)$",
        Options,
        Timeout
    )]
    private static partial Regex WithdrawGerman();

    [GeneratedRegex(
        @"^(ne (retiens|retenez|garde|gardez|mémorise) (plus )?rien (sur|de) moi|n['’]enregistre (plus )?rien sur moi)$",
        Options,
        Timeout
    )]
    private static partial Regex WithdrawFrench();

    [GeneratedRegex(
        @"^(yes,? )?(you (may|can) )?(remember|keep|store) (me|(things|facts|what i (tell|say)( you)?)( about me)?)$",
        Options,
        Timeout
    )]
    private static partial Regex ConsentEnglish();

    [GeneratedRegex(
        @"^(ja,? )?((du darfst|sie dürfen) (dir |sich )?(dinge|fakten|etwas|sachen) über mich merken|(merk|merke) dir (dinge|fakten|etwas|sachen)( über mich)?|merken sie sich (dinge|fakten|etwas)( über mich)?)$",
        Options,
        Timeout
    )]
    private static partial Regex ConsentGerman();

    [GeneratedRegex(
        @"^(oui,? )?((tu peux|vous pouvez) )?(retenir|retiens|retenez|mémorise|garde|garder) (des choses|des faits|des informations|ce que je (te |vous )?dis)( (sur|de) moi)?$",
        Options,
        Timeout
    )]
    private static partial Regex ConsentFrench();

    [GeneratedRegex(
        @"^(so )?(where (were|was|are) we( again)?|where did we (stop|leave off)|(a )?recap|what (did|have) we (talk|talked|speak|spoken|discuss|discussed)( about)?( so far)?|summari[sz]e|summari[sz]e (our|this|the) (conversation|chat|discussion)( so far)?|give me a (recap|summary)( of (our|this|the) (conversation|chat|discussion))?( so far)?)\s*\??$",
        Options,
        Timeout
    )]
    private static partial Regex RecapEnglish();

    [GeneratedRegex(
        @"^(wo (waren|sind) wir( stehen ?geblieben)?|worüber haben wir (gesprochen|geredet)|fass(e)?( (das|unser|unsere) (gespräch|unterhaltung))?( bitte)? zusammen|fassen sie( (das|unser|unsere) (gespräch|unterhaltung))? zusammen|zusammenfassung( (des gesprächs|unserer unterhaltung|unseres gesprächs))?)\s*\??$",
        Options,
        Timeout
    )]
    private static partial Regex RecapGerman();

    [GeneratedRegex(
        @"^(où en (étions|sommes)[- ]nous|de quoi avons-nous parlé|résume|résumez|résume (notre|la|cette) (conversation|discussion)|(fais-moi )?un récapitulatif|récapitule)\s*\??$",
        Options,
        Timeout
    )]
    private static partial Regex RecapFrench();

    [GeneratedRegex(
        @"^(forget|delete|erase) (that|this|it|what i (just )?(said|told you|wrote)|my last message)( again)?$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetLastEnglish();

    [GeneratedRegex(
        @"^(vergiss|lösche?|vergessen sie|löschen sie) (das|es|dies|was ich (gerade )?(gesagt|geschrieben) habe)( bitte)?( wieder)?$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetLastGerman();

    [GeneratedRegex(@"^(oublie|oubliez|efface|effacez)[- ](ça|cela|ceci|ce que je viens de dire)$", Options, Timeout)]
    private static partial Regex ForgetLastFrench();

    [GeneratedRegex(
        @"^forget( about)?( the fact)?( that)? (?<phrase>(my|our|i|i'm|i’m|we|what i said about|the|where i|who i|when i)\b.*)$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetEnglish();

    [GeneratedRegex(
        @"^(vergiss|vergessen sie),?( dass)? (?<phrase>(mein|meine|meinen|meiner|unser|unsere|unseren|ich|wir|wo ich|wer ich|den|die|das)\b.*)$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetGerman();

    [GeneratedRegex(
        @"^(oublie|oubliez)( que)? (?<phrase>(mon|ma|mes|notre|nos|je|j['’]|nous|où je|le|la|les|l['’]).*)$",
        Options,
        Timeout
    )]
    private static partial Regex ForgetFrench();

    [GeneratedRegex(
        @"^(remember|keep in mind|note|make a note)( that|:) (?<phrase>.+)$|^remember (?<phrase>(my|our|i|i'm|i’m|we)\b.+)$",
        Options,
        Timeout
    )]
    private static partial Regex RememberEnglish();

    [GeneratedRegex(
        @"^(merk|merke) dir( bitte)?[,:]?( dass)? (?<phrase>.+)$|^(merken sie sich|behalte)[,:]?( dass)? (?<phrase>.+)$",
        Options,
        Timeout
    )]
    private static partial Regex RememberGerman();

    [GeneratedRegex(
        @"^(retiens|retenez|souviens-toi|souvenez-vous|rappelle-toi|note)( bien)? (que |qu['’]|: ?)(?<phrase>.+)$",
        Options,
        Timeout
    )]
    private static partial Regex RememberFrench();

    [GeneratedRegex(
        @"^(no|nope|wrong|actually|correction|sorry)[,:.!]* (?<phrase>(my|our|i am|i'm|i’m|i work|i live|i report|the)\b.+\s\S+)$",
        Options,
        Timeout
    )]
    private static partial Regex CorrectEnglish();

    [GeneratedRegex(
        @"^(nein|falsch|doch|korrektur|eigentlich)[,:.!]* (?<phrase>(mein|meine|unser|unsere|ich (bin|heiße|arbeite|wohne)|der|die|das)\b.+\s\S+)$",
        Options,
        Timeout
    )]
    private static partial Regex CorrectGerman();

    [GeneratedRegex(
        @"^(non|faux|en fait|correction)[,:.!]* (?<phrase>(mon|ma|mes|notre|nos|je (suis|m['’]appelle|travaille)|j['’]habite|le|la|les|l['’]).+\s\S+)$",
        Options,
        Timeout
    )]
    private static partial Regex CorrectFrench();
}
