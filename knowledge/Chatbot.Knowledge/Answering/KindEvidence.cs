using System.Collections.Frozen;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>Tells whether a sentence holds the kind of thing a question asks for, other than what the question said.</summary>
internal static class KindEvidence
{
    private static readonly FrozenSet<string> Times = (
        "january february march april may june july august september october november december monday tuesday wednesday thursday "
        + "friday saturday sunday today tomorrow yesterday century spring summer autumn fall winter midnight noon daily weekly monthly "
        + "annually yearly quarterly"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Numbers = (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        + "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half quarter once twice "
        + "single double unlimited none"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Holds(QuestionKind kind, string sentence, IReadOnlyList<Term> terms, IReadOnlySet<string> asked) =>
        kind switch
        {
            QuestionKind.Time => terms.Any(term =>
                !asked.Contains(term.Stem) && (Times.Contains(term.Word) || char.IsAsciiDigit(term.Word[0]))
            ),
            QuestionKind.Amount => terms.Any(term =>
                !asked.Contains(term.Stem) && (Numbers.Contains(term.Word) || char.IsAsciiDigit(term.Word[0]))
            ),
            QuestionKind.Person or QuestionKind.Place => HoldsName(sentence, asked),
            _ => true,
        };

    /// <summary>A capitalised word that the question did not name; the first word of the sentence does not count.</summary>
    private static bool HoldsName(string sentence, IReadOnlySet<string> asked)
    {
        for (int i = 1; i < sentence.Length; i++)
        {
            if (
                char.IsUpper(sentence[i])
                && !char.IsLetterOrDigit(sentence[i - 1])
                && i + 1 < sentence.Length
                && char.IsLower(sentence[i + 1])
            )
            {
                int end = i;
                while (end < sentence.Length && char.IsLetter(sentence[end]))
                {
                    end++;
                }

                if (Terms.Of(sentence[i..end]).Any(term => !term.IsStopWord && !asked.Contains(term.Stem)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
