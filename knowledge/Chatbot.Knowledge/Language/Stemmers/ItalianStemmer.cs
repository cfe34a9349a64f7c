namespace Chatbot.Knowledge.Language.Stemmers;

/// <summary>The Snowball stemmer of Italian, after its published description.</summary>
internal static class ItalianStemmer
{
    private const string Vowels = "aeiouàèìòù";

    private static readonly string[] Pronouns = Split(
        "ci gli la le li lo mi ne si ti vi sene gliela gliele glieli glielo gliene mela mele meli melo mene tela tele teli telo tene "
            + "cela cele celi celo cene vela vele veli velo vene"
    );

    private static readonly string[] Simple = Split(
        "anza anze ico ici ica ice iche ichi ismo ismi abile abili ibile ibili ista iste isti istà istè istì oso osi osa ose mente "
            + "atrice atrici ante anti"
    );
    private static readonly string[] Action = Split("azione azioni atore atori");
    private static readonly string[] Standard =
    [
        .. Simple,
        .. Action,
        .. Split("logia logie uzione uzioni usione usioni enza enze amento amenti imento imenti amente ità ivo ivi iva ive"),
    ];

    private static readonly string[] Verbs = Split(
        "ammo ando ano are arono asse assero assi assimo ata ate ati ato ava avamo avano avate avi avo emmo enda ende endi endo erà "
            + "erai eranno ere erebbe erebbero erei eremmo eremo ereste eresti erete erò erono essero ete eva evamo evano evate evi "
            + "evo Yamo iamo immo irà irai iranno ire irebbe irebbero irei iremmo iremo ireste iresti irete irò irono isca iscano "
            + "isce isci isco iscono issero ita ite iti ito iva ivamo ivano ivate ivi ivo ono uta ute uti uto ar ir"
    );

    public static string Stem(string word)
    {
        var stem = new StemmedWord(Mark(Grave(word)), Vowels);
        stem.MarkR1R2();
        stem.MarkRomanceRV();
        TakePronoun(stem);
        if (!TakeStandard(stem) && stem.Longest(Verbs, stem.RV) is { } verb)
        {
            stem.Cut(verb.Length);
        }

        if (stem.RemoveAny(["a", "e", "i", "o", "à", "è", "ì", "ò"], stem.RV))
        {
            stem.Remove("i", stem.RV);
        }

        if (stem.Ends("ch", stem.RV) || stem.Ends("gh", stem.RV))
        {
            stem.Cut(1);
        }

        return stem.Text.ToLowerInvariant();
    }

    private static string[] Split(string suffixes) => suffixes.Split(' ');

    private static string Grave(string word) =>
        word.Replace('á', 'à').Replace('é', 'è').Replace('í', 'ì').Replace('ó', 'ò').Replace('ú', 'ù');

    private static string Mark(string word)
    {
        char[] marked = word.ToCharArray();
        for (int i = 1; i < marked.Length; i++)
        {
            bool after = Vowels.Contains(marked[i - 1], StringComparison.Ordinal);
            bool before = i + 1 < marked.Length && Vowels.Contains(marked[i + 1], StringComparison.Ordinal);
            if ((marked[i] == 'u' && marked[i - 1] == 'q') || (marked[i] is 'u' or 'i' && after && before))
            {
                marked[i] = char.ToUpperInvariant(marked[i]);
            }
        }

        return new string(marked);
    }

    private static void TakePronoun(StemmedWord stem)
    {
        if (stem.Longest(Pronouns) is not { } pronoun)
        {
            return;
        }

        var verb = new StemmedWord(stem.Text[..^pronoun.Length], Vowels);
        string? ending = verb.Longest(["ando", "endo", "ar", "er", "ir"]);
        if (ending is not null && verb.Ends(ending, stem.RV))
        {
            stem.Text = ending.Length == 2 ? $"{verb.Text}e" : verb.Text;
        }
    }

    private static bool TakeStandard(StemmedWord stem)
    {
        string? suffix = stem.Longest(Standard);
        switch (suffix)
        {
            case null:
                return false;
            case "logia" or "logie":
                return stem.Replace(suffix, "log", stem.R2);
            case "uzione" or "uzioni" or "usione" or "usioni":
                return stem.Replace(suffix, "u", stem.R2);
            case "enza" or "enze":
                return stem.Replace(suffix, "ente", stem.R2);
            case "amento" or "amenti" or "imento" or "imenti":
                return stem.Remove(suffix, stem.RV);
            case "amente":
                if (!stem.Remove(suffix, stem.R1))
                {
                    return false;
                }

                _ = stem.Remove("iv", stem.R2) ? stem.Remove("at", stem.R2) : stem.RemoveAny(["os", "ic", "abil"], stem.R2);
                return true;
            case "ità":
                return stem.Remove(suffix, stem.R2) && (stem.RemoveAny(["abil", "ic", "iv"], stem.R2) || true);
            case "ivo" or "ivi" or "iva" or "ive":
                return stem.Remove(suffix, stem.R2) && ((stem.Remove("at", stem.R2) && stem.Remove("ic", stem.R2)) || true);
            default:
                return stem.Remove(suffix, stem.R2) && (!Action.Contains(suffix) || stem.Remove("ic", stem.R2) || true);
        }
    }
}
