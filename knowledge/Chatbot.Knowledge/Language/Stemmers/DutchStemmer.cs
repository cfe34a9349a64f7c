namespace Chatbot.Knowledge.Language.Stemmers;

/// <summary>The Snowball stemmer of Dutch (Porter's), after its published description.</summary>
internal static class DutchStemmer
{
    private const string Vowels = "aeiouyè";
    private const int ShortestStart = 3;

    public static string Stem(string word)
    {
        var stem = new StemmedWord(Mark(Plain(word)), Vowels);
        stem.MarkR1R2();
        stem.R1 = Math.Max(stem.R1, Math.Min(ShortestStart, stem.Text.Length));
        TakePlural(stem);
        bool hadE = TakeE(stem);
        if (stem.Ends("heid", stem.R2) && !stem.Ends("cheid"))
        {
            stem.Cut(4);
            TakeEn(stem, "en");
        }

        TakeDerivation(stem, hadE);
        HalveVowel(stem);
        return stem.Text.ToLowerInvariant();
    }

    private static string Plain(string word) =>
        string.Concat(
            word.Select(letter =>
                letter switch
                {
                    'ä' or 'á' => 'a',
                    'ë' or 'é' => 'e',
                    'ï' or 'í' => 'i',
                    'ö' or 'ó' => 'o',
                    'ü' or 'ú' => 'u',
                    _ => letter,
                }
            )
        );

    private static string Mark(string word)
    {
        char[] marked = word.ToCharArray();
        for (int i = 0; i < marked.Length; i++)
        {
            bool afterVowel = i > 0 && Vowels.Contains(marked[i - 1], StringComparison.Ordinal);
            bool beforeVowel = i + 1 < marked.Length && Vowels.Contains(marked[i + 1], StringComparison.Ordinal);
            if ((marked[i] == 'y' && (i == 0 || afterVowel)) || (marked[i] == 'i' && afterVowel && beforeVowel))
            {
                marked[i] = char.ToUpperInvariant(marked[i]);
            }
        }

        return new string(marked);
    }

    private static void TakePlural(StemmedWord stem)
    {
        string? suffix = stem.Longest(["heden", "en", "ene", "s", "se"]);
        switch (suffix)
        {
            case "heden":
                stem.Replace(suffix, "heid", stem.R1);
                break;
            case "en" or "ene":
                TakeEn(stem, suffix);
                break;
            case "s" or "se":
                int before = stem.Text.Length - suffix.Length - 1;
                if (stem.Ends(suffix, stem.R1) && before >= 0 && !stem.IsVowel(before) && stem.Text[before] != 'j')
                {
                    stem.Cut(suffix.Length);
                }

                break;
        }
    }

    private static void TakeEn(StemmedWord stem, string suffix)
    {
        int before = stem.Text.Length - suffix.Length - 1;
        if (stem.Ends(suffix, stem.R1) && before >= 0 && !stem.IsVowel(before) && !stem.Ends($"gem{suffix}"))
        {
            stem.Cut(suffix.Length);
            Undouble(stem);
        }
    }

    private static bool TakeE(StemmedWord stem)
    {
        int before = stem.Text.Length - 2;
        if (!stem.Ends("e", stem.R1) || before < 0 || stem.IsVowel(before))
        {
            return false;
        }

        stem.Cut(1);
        Undouble(stem);
        return true;
    }

    private static void TakeDerivation(StemmedWord stem, bool hadE)
    {
        string? suffix = stem.Longest(["end", "ing", "ig", "lijk", "baar", "bar"]);
        if (suffix is null || !stem.Ends(suffix, stem.R2))
        {
            return;
        }

        switch (suffix)
        {
            case "end" or "ing":
                stem.Cut(3);
                if (stem.Ends("ig", stem.R2) && !stem.Ends("eig"))
                {
                    stem.Cut(2);
                }
                else
                {
                    Undouble(stem);
                }

                break;
            case "ig":
                if (!stem.Ends("eig"))
                {
                    stem.Cut(2);
                }

                break;
            case "lijk":
                stem.Cut(4);
                TakeE(stem);
                break;
            case "baar":
                stem.Cut(4);
                break;
            default:
                if (hadE)
                {
                    stem.Cut(3);
                }

                break;
        }
    }

    private static void Undouble(StemmedWord stem)
    {
        if (stem.Longest(["kk", "dd", "tt"]) is not null)
        {
            stem.Cut(1);
        }
    }

    private static void HalveVowel(StemmedWord stem)
    {
        string text = stem.Text;
        if (
            text.Length >= 4
            && text[^1] != 'I'
            && !stem.IsVowel(text.Length - 1)
            && text[^2] == text[^3]
            && text[^2] is 'a' or 'e' or 'o' or 'u'
            && !stem.IsVowel(text.Length - 4)
        )
        {
            stem.Text = $"{text[..^2]}{text[^1]}";
        }
    }
}
