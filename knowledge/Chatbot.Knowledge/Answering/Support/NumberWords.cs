using System.Collections.Frozen;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering.Support;

/// <summary>The numbers of a text in digits, whether it writes <c>12</c>, <c>1,200</c> or <c>twelve</c>.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, string> Digits = (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    )
        .Split(' ')
        .Select((word, index) => (word, Number: (index + 2).ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Number, StringComparer.Ordinal);

    public static bool IsNumber(string word) => Digits.ContainsKey(word);

    public static IReadOnlySet<string> In(IReadOnlyList<Term> terms)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < terms.Count; i++)
        {
            string word = terms[i].Word;
            if (Digits.TryGetValue(word, out string? digits))
            {
                numbers.Add(digits);
            }
            else if (word.All(char.IsAsciiDigit))
            {
                // Groups of three that follow are thousands: "1,200" comes as two words.
                while (
                    i + 1 < terms.Count
                    && word.Length <= 3
                    && terms[i + 1].Word is { Length: 3 } next
                    && next.All(char.IsAsciiDigit)
                )
                {
                    word += next;
                    i++;
                }

                numbers.Add(word.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0");
            }
            else if (word.Any(char.IsAsciiDigit))
            {
                numbers.Add(word);
            }
        }

        return numbers;
    }
}
