namespace Chatbot.Knowledge.Language;

/// <summary>Porter's suffix stripping (1980) for lower-case English words. Pure.</summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"),
        ("tional", "tion"),
        ("enci", "ence"),
        ("anci", "ance"),
        ("izer", "ize"),
        ("bli", "ble"),
        ("alli", "al"),
        ("entli", "ent"),
        ("eli", "e"),
        ("ousli", "ous"),
        ("ization", "ize"),
        ("ation", "ate"),
        ("ator", "ate"),
        ("alism", "al"),
        ("iveness", "ive"),
        ("fulness", "ful"),
        ("ousness", "ous"),
        ("aliti", "al"),
        ("iviti", "ive"),
        ("biliti", "ble"),
        ("logi", "log"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("icate", "ic"),
        ("ative", ""),
        ("alize", "al"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ful", ""),
        ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement",
        "ance",
        "ence",
        "able",
        "ible",
        "ment",
        "ant",
        "ent",
        "ism",
        "ate",
        "iti",
        "ous",
        "ive",
        "ize",
        "ion",
        "al",
        "er",
        "ic",
        "ou",
    ];

    /// <summary>The stem; words shorter than three letters or with other than a to z are returned as they are.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        string stem = RemovePlural(word);
        stem = RemovePast(stem);
        stem = stem.EndsWith('y') && HasVowel(stem, stem.Length - 1) ? $"{stem[..^1]}i" : stem;
        stem = Replace(stem, Step2);
        stem = Replace(stem, Step3);
        stem = RemoveEnding(stem);
        return RemoveFinalLetters(stem);
    }

    private static string RemovePlural(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    private static string RemovePast(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word, word.Length - 3) > 0 ? word[..^1] : word;
        }

        int suffix =
            word.EndsWith("ed", StringComparison.Ordinal) ? 2
            : word.EndsWith("ing", StringComparison.Ordinal) ? 3
            : 0;
        if (suffix == 0 || !HasVowel(word, word.Length - suffix))
        {
            return word;
        }

        string stem = word[..^suffix];
        if (
            stem.EndsWith("at", StringComparison.Ordinal)
            || stem.EndsWith("bl", StringComparison.Ordinal)
            || stem.EndsWith("iz", StringComparison.Ordinal)
        )
        {
            return $"{stem}e";
        }

        if (EndsDoubled(stem) && stem[^1] is not ('l' or 's' or 'z'))
        {
            return stem[..^1];
        }

        return Measure(stem, stem.Length) == 1 && EndsShort(stem, stem.Length) ? $"{stem}e" : stem;
    }

    private static string Replace(string word, (string Suffix, string Replacement)[] rules)
    {
        foreach ((string suffix, string replacement) in rules)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                int length = word.Length - suffix.Length;
                return Measure(word, length) > 0 ? $"{word[..length]}{replacement}" : word;
            }
        }

        return word;
    }

    private static string RemoveEnding(string word)
    {
        foreach (string suffix in Step4)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                int length = word.Length - suffix.Length;
                bool allowed = suffix != "ion" || (length > 0 && word[length - 1] is 's' or 't');
                return allowed && Measure(word, length) > 1 ? word[..length] : word;
            }
        }

        return word;
    }

    private static string RemoveFinalLetters(string word)
    {
        string stem = word;
        if (stem.EndsWith('e'))
        {
            int measure = Measure(stem, stem.Length - 1);
            if (measure > 1 || (measure == 1 && !EndsShort(stem, stem.Length - 1)))
            {
                stem = stem[..^1];
            }
        }

        return stem.EndsWith("ll", StringComparison.Ordinal) && Measure(stem, stem.Length - 1) > 1 ? stem[..^1] : stem;
    }

    private static bool IsConsonant(string word, int index) =>
        word[index] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => index == 0 || !IsConsonant(word, index - 1),
            _ => true,
        };

    /// <summary>How often a consonant follows a vowel in the first letters.</summary>
    private static int Measure(string word, int length)
    {
        int measure = 0;
        bool afterVowel = false;
        for (int i = 0; i < length; i++)
        {
            bool consonant = IsConsonant(word, i);
            measure += consonant && afterVowel ? 1 : 0;
            afterVowel = !consonant;
        }

        return measure;
    }

    private static bool HasVowel(string word, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (!IsConsonant(word, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsDoubled(string word) => word.Length > 1 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    /// <summary>Consonant, vowel, consonant other than w, x and y, as in "hop".</summary>
    private static bool EndsShort(string word, int length) =>
        length > 2
        && IsConsonant(word, length - 1)
        && !IsConsonant(word, length - 2)
        && IsConsonant(word, length - 3)
        && word[length - 1] is not ('w' or 'x' or 'y');
}
