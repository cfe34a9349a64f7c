using System.Collections.Frozen;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Search;

/// <summary>Tells by rules whether a question leans on the one before it.</summary>
internal static class FollowUp
{
    private const int FewWords = 2;

    private static readonly FrozenSet<string> Pointers = (
        "it its they them their theirs he him his she her hers this that these those there then one ones same else instead "
        + "er sie es ihn ihm ihr ihnen dies diese dieser dieses das dort il elle ils elles lui leur ce cela ça eso esto ese esta "
        + "ellos ellas lo la esso essa questo quello loro dit dat deze die hij zij isso isto ele ela eles"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Openings =
    [
        "and ",
        "what about",
        "how about",
        "what if",
        "but ",
        "also ",
        "und ",
        "was ist mit",
        "et ",
        "y ",
        "e ",
        "en ",
    ];

    /// <summary>True when the question is likely to mean nothing without an earlier one.</summary>
    public static bool IsOne(string question)
    {
        IReadOnlyList<Term> words = Terms.Of(question);
        int content = words.Count(word => !word.IsStopWord && !Pointers.Contains(word.Word));
        return Openings.Any(opening => question.TrimStart().StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            || content <= FewWords && words.Any(word => Pointers.Contains(word.Word))
            || content == 0;
    }
}
