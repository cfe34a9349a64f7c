namespace Chatbot.Knowledge.Language;

/// <summary>Which characters belong to scripts that do not put spaces between words.</summary>
internal static class Script
{
    private static readonly (char First, char Last)[] Unspaced =
    [
        ('\u0E00', '\u0EFF'), // Thai, Lao
        ('\u1000', '\u109F'), // Myanmar
        ('\u1100', '\u11FF'), // Hangul Jamo
        ('\u1780', '\u17FF'), // Khmer
        ('\u3005', '\u3007'), // ideographic iteration and zero
        ('\u3041', '\u30FF'), // Hiragana, Katakana
        ('\u3131', '\u318E'), // Hangul compatibility Jamo
        ('\u31F0', '\u31FF'), // Katakana extensions
        ('\u3400', '\u4DBF'), // CJK extension A
        ('\u4E00', '\u9FFF'), // CJK
        ('\uAC00', '\uD7A3'), // Hangul
        ('\uF900', '\uFAFF'), // CJK compatibility
    ];

    public static bool IsUnspaced(char character)
    {
        if (character < Unspaced[0].First)
        {
            return false;
        }

        foreach ((char first, char last) in Unspaced)
        {
            if (character >= first && character <= last)
            {
                return true;
            }
        }

        return false;
    }
}
