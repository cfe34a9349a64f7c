namespace Chatbot.Knowledge.Language.Stemmers;

/// <summary>The Snowball stemmer of German, after its published description; umlauts end as plain letters.</summary>
internal static class GermanStemmer
{
    private const string Vowels = "aeiouyäöü";
    private const string BeforeS = "bdfghklmnrt";
    private const string BeforeSt = "bdfghklmnt";
    private const int ShortestStart = 3;

    public static string Stem(string word)
    {
        var stem = new StemmedWord(Mark(word.Replace("ß", "ss", StringComparison.Ordinal)), Vowels);
        stem.MarkR1R2();
        stem.R1 = Math.Max(stem.R1, Math.Min(ShortestStart, stem.Text.Length));
        TakeInflection(stem);
        TakeComparison(stem);
        TakeDerivation(stem);
        return stem.Text.ToLowerInvariant().Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u');
    }

    private static string Mark(string word)
    {
        char[] marked = word.ToCharArray();
        for (int i = 1; i + 1 < marked.Length; i++)
        {
            if (marked[i] is 'u' or 'y' && IsVowel(marked[i - 1]) && IsVowel(marked[i + 1]))
            {
                marked[i] = char.ToUpperInvariant(marked[i]);
            }
        }

        return new string(marked);
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);

    private static void TakeInflection(StemmedWord stem)
    {
        string? suffix = stem.Longest(["em", "ern", "er", "e", "en", "es", "s"]);
        if (suffix is null || !stem.Ends(suffix, stem.R1))
        {
            return;
        }

        if (suffix == "s")
        {
            if (stem.Text.Length > 1 && BeforeS.Contains(stem.Text[^2], StringComparison.Ordinal))
            {
                stem.Cut(1);
            }

            return;
        }

        stem.Cut(suffix.Length);
        if (suffix is "e" or "en" or "es" && stem.Ends("niss"))
        {
            stem.Cut(1);
        }
    }

    private static void TakeComparison(StemmedWord stem)
    {
        string? suffix = stem.Longest(["en", "er", "est", "st"]);
        if (suffix is null || !stem.Ends(suffix, stem.R1))
        {
            return;
        }

        int before = stem.Text.Length - suffix.Length - 1;
        if (suffix != "st" || (before >= ShortestStart && BeforeSt.Contains(stem.Text[before], StringComparison.Ordinal)))
        {
            stem.Cut(suffix.Length);
        }
    }

    private static void TakeDerivation(StemmedWord stem)
    {
        string? suffix = stem.Longest(["end", "ung", "ig", "ik", "isch", "lich", "heit", "keit"]);
        if (suffix is null || !stem.Ends(suffix, stem.R2))
        {
            return;
        }

        switch (suffix)
        {
            case "end" or "ung":
                stem.Cut(suffix.Length);
                if (stem.Ends("ig", stem.R2) && !stem.Ends("eig"))
                {
                    stem.Cut(2);
                }

                break;
            case "ig" or "ik" or "isch":
                if (!stem.Ends($"e{suffix}"))
                {
                    stem.Cut(suffix.Length);
                }

                break;
            case "lich" or "heit":
                stem.Cut(suffix.Length);
                stem.RemoveAny(["er", "en"], stem.R1);
                break;
            default:
                stem.Cut(suffix.Length);
                stem.RemoveAny(["lich", "ig"], stem.R2);
                break;
        }
    }
}
