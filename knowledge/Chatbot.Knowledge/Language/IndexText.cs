using System.Text;

namespace Chatbot.Knowledge.Language;

/// <summary>
/// What is indexed and searched: words separated by spaces without English possessive endings, and, for scripts without
/// spaces, pairs of neighbouring characters. Never throws, whatever the text holds.
/// </summary>
internal static class IndexText
{
    /// <summary>The words of scripts with spaces, as written.</summary>
    public static string Words(string text)
    {
        string normalized = Normalize(text);
        var words = new StringBuilder(normalized.Length);
        for (int i = 0; i < normalized.Length; i++)
        {
            char character = normalized[i];
            if (EndsPossessive(normalized, i))
            {
                i++;
                words.Append(' ');
            }
            else
            {
                bool part = !Script.IsUnspaced(character) && (IsWordPart(character) || char.IsSurrogate(character));
                words.Append(part ? character : ' ');
            }
        }

        return words.ToString();
    }

    /// <summary>The distinct-position pairs of characters of scripts without spaces; the last character stands alone too.</summary>
    public static string Bigrams(string text)
    {
        string normalized = Normalize(text);
        var bigrams = new StringBuilder();
        for (int i = 0; i < normalized.Length; i++)
        {
            if (!Script.IsUnspaced(normalized[i]))
            {
                continue;
            }

            bigrams.Append(normalized[i]);
            if (i + 1 < normalized.Length && Script.IsUnspaced(normalized[i + 1]))
            {
                bigrams.Append(normalized[i + 1]);
            }

            bigrams.Append(' ');
        }

        return bigrams.ToString();
    }

    public static string Normalize(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: whatever is damaged becomes U+FFFD, the rest stays findable.
            return string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC);
        }
    }

    public static bool IsWordPart(char character) =>
        char.IsLetterOrDigit(character)
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark;

    public static bool EndsPossessive(string text, int apostrophe) =>
        text[apostrophe] is '\'' or '\u2019'
        && apostrophe > 0
        && char.IsLetterOrDigit(text[apostrophe - 1])
        && apostrophe + 1 < text.Length
        && text[apostrophe + 1] is 's' or 'S'
        && (apostrophe + 2 == text.Length || !char.IsLetterOrDigit(text[apostrophe + 2]));
}
