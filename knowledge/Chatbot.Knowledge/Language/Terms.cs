using System.Globalization;
using System.Text;

namespace Chatbot.Knowledge.Language;

/// <summary>The words of a text in the form in which they are compared: lower case, without accents, stemmed.</summary>
internal static class Terms
{
    /// <summary>All words in order, stop words included; scripts without spaces give pairs of characters.</summary>
    public static IReadOnlyList<Term> Of(string text)
    {
        var terms = new List<Term>();
        foreach (string word in IndexText.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string lower = Fold(word);
            if (lower.Length > 0)
            {
                terms.Add(new Term(PorterStemmer.Stem(lower), lower, StopWords.Contains(lower)));
            }
        }

        foreach (string pair in IndexText.Bigrams(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Length > 1)
            {
                terms.Add(new Term(pair, pair, false));
            }
        }

        return terms;
    }

    public static string Fold(string word)
    {
        string lower = word.ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            return lower;
        }

        var folded = new StringBuilder(lower.Length);
        foreach (char character in lower.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }
}
