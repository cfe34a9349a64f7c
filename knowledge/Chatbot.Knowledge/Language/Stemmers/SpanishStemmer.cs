namespace Chatbot.Knowledge.Language.Stemmers;

/// <summary>The Snowball stemmer of Spanish, after its published description.</summary>
internal static class SpanishStemmer
{
    private const string Vowels = "aeiouáéíóúü";

    private static readonly string[] Pronouns = Split("me se sela selo selas selos la le lo las les los nos");
    private static readonly string[] Simple = Split(
        "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos"
    );
    private static readonly string[] Action = Split("adora ador ación adoras adores aciones ante antes ancia ancias");
    private static readonly string[] Standard =
    [
        .. Simple,
        .. Action,
        .. Split("logía logías ución uciones encia encias amente mente idad idades iva ivo ivas ivos"),
    ];

    private static readonly string[] VerbsInY = Split("ya ye yan yen yeron yendo yo yó yas yes yais yamos");
    private static readonly string[] VerbsInE = Split("en es éis emos");
    private static readonly string[] Verbs =
    [
        .. VerbsInE,
        .. Split(
            "arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos "
                + "erá eré irían irías irán irás iríais iría iréis iríamos iremos irá iré aba ada ida ía ara iera ad ed id ase iese "
                + "aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras "
                + "ieras ases ieses ís áis abais íais arais ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos "
                + "áramos iéramos iésemos ásemos"
        ),
    ];

    public static string Stem(string word)
    {
        var stem = new StemmedWord(word, Vowels);
        stem.MarkR1R2();
        stem.MarkRomanceRV();
        TakePronoun(stem);
        if (!TakeStandard(stem) && !TakeVerbInY(stem))
        {
            TakeVerb(stem);
        }

        TakeResidue(stem);
        return Unaccent(stem.Text);
    }

    private static string[] Split(string suffixes) => suffixes.Split(' ');

    private static string Unaccent(string text) =>
        text.Replace('á', 'a').Replace('é', 'e').Replace('í', 'i').Replace('ó', 'o').Replace('ú', 'u');

    private static void TakePronoun(StemmedWord stem)
    {
        if (stem.Longest(Pronouns) is not { } pronoun)
        {
            return;
        }

        var verb = new StemmedWord(stem.Text[..^pronoun.Length], Vowels);
        string? ending = verb.Longest(["iéndo", "ándo", "ár", "ér", "ír", "ando", "iendo", "ar", "er", "ir", "yendo"]);
        if (ending is null || !verb.Ends(ending, stem.RV) || (ending == "yendo" && !verb.Ends("uyendo")))
        {
            return;
        }

        stem.Text = verb.Text[..^ending.Length] + (ending is "iendo" or "ando" or "yendo" ? ending : Unaccent(ending));
    }

    private static bool TakeStandard(StemmedWord stem)
    {
        string? suffix = stem.Longest(Standard);
        switch (suffix)
        {
            case null:
                return false;
            case "logía" or "logías":
                return stem.Replace(suffix, "log", stem.R2);
            case "ución" or "uciones":
                return stem.Replace(suffix, "u", stem.R2);
            case "encia" or "encias":
                return stem.Replace(suffix, "ente", stem.R2);
            case "amente":
                if (!stem.Remove(suffix, stem.R1))
                {
                    return false;
                }

                _ = stem.Remove("iv", stem.R2) ? stem.Remove("at", stem.R2) : stem.RemoveAny(["os", "ic", "ad"], stem.R2);
                return true;
            case "mente":
                return stem.Remove(suffix, stem.R2) && (stem.RemoveAny(["ante", "able", "ible"], stem.R2) || true);
            case "idad" or "idades":
                return stem.Remove(suffix, stem.R2) && (stem.RemoveAny(["abil", "ic", "iv"], stem.R2) || true);
            case "iva" or "ivo" or "ivas" or "ivos":
                return stem.Remove(suffix, stem.R2) && (stem.Remove("at", stem.R2) || true);
            default:
                return stem.Remove(suffix, stem.R2) && (!Action.Contains(suffix) || stem.Remove("ic", stem.R2) || true);
        }
    }

    private static bool TakeVerbInY(StemmedWord stem) =>
        stem.Longest(VerbsInY, stem.RV) is { } suffix && stem.Ends($"u{suffix}") && stem.Remove(suffix, stem.RV);

    private static void TakeVerb(StemmedWord stem)
    {
        if (stem.Longest(Verbs, stem.RV) is { } suffix)
        {
            stem.Cut(suffix.Length);
            if (VerbsInE.Contains(suffix) && stem.Ends("gu"))
            {
                stem.Cut(1);
            }
        }
    }

    private static void TakeResidue(StemmedWord stem)
    {
        string? suffix = stem.Longest(["os", "a", "o", "á", "í", "ó", "e", "é"]);
        if (
            suffix is not null
            && stem.Remove(suffix, stem.RV)
            && suffix is "e" or "é"
            && stem.Ends("gu")
            && stem.Ends("u", stem.RV)
        )
        {
            stem.Cut(1);
        }
    }
}
