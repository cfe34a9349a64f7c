namespace Chatbot.Knowledge.Language.Stemmers;

/// <summary>
/// A word while suffixes are taken off, with the regions of the Snowball algorithms as places where they begin; a region does
/// not move when the word gets shorter.
/// </summary>
internal sealed class StemmedWord(string text, string vowels)
{
    public string Text { get; set; } = text;

    public int R1 { get; set; } = text.Length;

    public int R2 { get; set; } = text.Length;

    public int RV { get; set; } = text.Length;

    public bool IsVowel(int place) => place >= 0 && place < Text.Length && vowels.Contains(Text[place], StringComparison.Ordinal);

    /// <summary>R1 and R2: each begins after the first consonant that follows a vowel.</summary>
    public void MarkR1R2()
    {
        R1 = AfterVowelAndConsonant(0);
        R2 = AfterVowelAndConsonant(R1);
    }

    /// <summary>RV of Italian, Portuguese and Spanish.</summary>
    public void MarkRomanceRV()
    {
        if (Text.Length < 3)
        {
            return;
        }

        if (!IsVowel(1))
        {
            RV = Find(2, vowel: true) + 1;
        }
        else if (IsVowel(0))
        {
            RV = Find(2, vowel: false) + 1;
        }
        else
        {
            RV = 3;
        }

        RV = Math.Min(RV, Text.Length);
    }

    public bool Ends(string suffix) => Text.EndsWith(suffix, StringComparison.Ordinal);

    public bool Ends(string suffix, int region) => Ends(suffix) && Text.Length - suffix.Length >= region;

    /// <summary>The longest of the suffixes that the word ends with, or null.</summary>
    public string? Longest(IEnumerable<string> suffixes) => suffixes.Where(suffix => Ends(suffix)).MaxBy(suffix => suffix.Length);

    /// <summary>The longest of the suffixes that lie in a region, or null.</summary>
    public string? Longest(IEnumerable<string> suffixes, int region) =>
        suffixes.Where(suffix => Ends(suffix, region)).MaxBy(suffix => suffix.Length);

    public void Cut(int characters) => Text = Text[..^characters];

    /// <summary>Takes a suffix off when it lies in a region.</summary>
    public bool Remove(string suffix, int region)
    {
        if (!Ends(suffix, region))
        {
            return false;
        }

        Cut(suffix.Length);
        return true;
    }

    /// <summary>Takes off the first of the suffixes that the word ends with, when it lies in a region.</summary>
    public bool RemoveAny(IEnumerable<string> suffixes, int region) => Longest(suffixes) is { } suffix && Remove(suffix, region);

    /// <summary>Puts another ending in the place of a suffix when that lies in a region.</summary>
    public bool Replace(string suffix, string ending, int region)
    {
        if (!Remove(suffix, region))
        {
            return false;
        }

        Text += ending;
        return true;
    }

    public int Find(int start, bool vowel)
    {
        for (int i = start; i < Text.Length; i++)
        {
            if (IsVowel(i) == vowel)
            {
                return i;
            }
        }

        return Text.Length;
    }

    private int AfterVowelAndConsonant(int start) => Math.Min(Find(Find(start, vowel: true), vowel: false) + 1, Text.Length);
}
