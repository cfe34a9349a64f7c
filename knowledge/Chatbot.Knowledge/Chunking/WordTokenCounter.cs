using System.Globalization;

namespace Chatbot.Knowledge.Chunking;

/// <summary>
/// Counts without a vocabulary: a word is one token for every eight characters begun, each sign and each
/// ideograph is one. Cheap, deterministic, and additive over texts that are parted by white space.
/// </summary>
public sealed class WordTokenCounter : ITokenCounter
{
    private const int CharactersPerToken = 8;

    /// <inheritdoc/>
    public int Count(ReadOnlySpan<char> text)
    {
        int tokens = 0,
            run = 0;
        foreach (var c in text)
        {
            if (IsWordCharacter(c))
            {
                if (run++ % CharactersPerToken == 0)
                    tokens++;
                continue;
            }

            run = 0;
            if (!char.IsWhiteSpace(c) && !char.IsLowSurrogate(c))
                tokens++;
        }

        return tokens;
    }

    private static bool IsWordCharacter(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
        || (char.IsLetter(c) && c is < '\u2E80');
}
