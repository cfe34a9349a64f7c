namespace Chatbot.Knowledge.Language.Stemmers;

/// <summary>The Snowball stemmer of Portuguese, after its published description.</summary>
internal static class PortugueseStemmer
{
    private const string Vowels = "aeiouáéíóúâêô";

    private static readonly string[] Simple = Split(
        "eza ezas ico ica icos icas ismo ismos ável ível ista istas oso osa osos osas amento amentos imento imentos adora ador aça~o "
            + "adoras adores aço~es ante antes ância"
    );

    private static readonly string[] Standard =
    [
        .. Simple,
        .. Split("logia logias uça~o uço~es ência ências amente mente idade idades iva ivo ivas ivos ira iras"),
    ];

    private static readonly string[] Verbs = Split(
        "ada ida ia aria eria iria ará ara erá era irá ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam "
            + "aram eram iram avam em arem erem irem assem essem issem ado ido ando endo indo ara~o era~o ira~o ar er ir as adas idas "
            + "ias arias erias irias arás aras erás eras irás avas es ardes erdes irdes ares eres ires asses esses isses astes estes "
            + "istes is ais eis íeis aríeis eríeis iríeis áreis areis éreis ereis íreis ireis ásseis ésseis ísseis áveis ados idos "
            + "ámos amos íamos aríamos eríamos iríamos áramos éramos íramos ávamos emos aremos eremos iremos ássemos êssemos íssemos "
            + "imos armos ermos irmos eu iu ou ira iras"
    );

    public static string Stem(string word)
    {
        string nasal = word.Replace("ã", "a~", StringComparison.Ordinal).Replace("õ", "o~", StringComparison.Ordinal);
        var stem = new StemmedWord(nasal, Vowels);
        stem.MarkR1R2();
        stem.MarkRomanceRV();
        bool changed = TakeStandard(stem) || TakeVerb(stem);
        if (changed)
        {
            if (stem.Ends("ci") && stem.Ends("i", stem.RV))
            {
                stem.Cut(1);
            }
        }
        else
        {
            stem.RemoveAny(["os", "a", "i", "o", "á", "í", "ó"], stem.RV);
        }

        TakeResidue(stem);
        return stem.Text.Replace("a~", "ã", StringComparison.Ordinal).Replace("o~", "õ", StringComparison.Ordinal);
    }

    private static string[] Split(string suffixes) => suffixes.Split(' ');

    private static bool TakeStandard(StemmedWord stem)
    {
        string? suffix = stem.Longest(Standard);
        switch (suffix)
        {
            case null:
                return false;
            case "logia" or "logias":
                return stem.Replace(suffix, "log", stem.R2);
            case "uça~o" or "uço~es":
                return stem.Replace(suffix, "u", stem.R2);
            case "ência" or "ências":
                return stem.Replace(suffix, "ente", stem.R2);
            case "amente":
                if (!stem.Remove(suffix, stem.R1))
                {
                    return false;
                }

                _ = stem.Remove("iv", stem.R2) ? stem.Remove("at", stem.R2) : stem.RemoveAny(["os", "ic", "ad"], stem.R2);
                return true;
            case "mente":
                return stem.Remove(suffix, stem.R2) && (stem.RemoveAny(["ante", "avel", "ível"], stem.R2) || true);
            case "idade" or "idades":
                return stem.Remove(suffix, stem.R2) && (stem.RemoveAny(["abil", "ic", "iv"], stem.R2) || true);
            case "iva" or "ivo" or "ivas" or "ivos":
                return stem.Remove(suffix, stem.R2) && (stem.Remove("at", stem.R2) || true);
            case "ira" or "iras":
                return stem.Ends($"e{suffix}") && stem.Replace(suffix, "ir", stem.RV);
            default:
                return stem.Remove(suffix, stem.R2);
        }
    }

    private static bool TakeVerb(StemmedWord stem)
    {
        if (stem.Longest(Verbs, stem.RV) is not { } suffix)
        {
            return false;
        }

        stem.Cut(suffix.Length);
        return true;
    }

    private static void TakeResidue(StemmedWord stem)
    {
        if (stem.RemoveAny(["e", "é", "ê"], stem.RV))
        {
            bool afterU = stem.Ends("gu") && stem.Ends("u", stem.RV);
            bool afterI = stem.Ends("ci") && stem.Ends("i", stem.RV);
            if (afterU || afterI)
            {
                stem.Cut(1);
            }
        }
        else if (stem.Ends("ç"))
        {
            stem.Replace("ç", "c", 0);
        }
    }
}
