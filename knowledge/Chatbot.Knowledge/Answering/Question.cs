using System.Collections.Frozen;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>A question with the words that a passage must hold to answer it.</summary>
internal sealed class Question
{
    private static readonly FrozenSet<string> Fillers = (
        "please tell show give find list name explain describe know want need mean means meaning called many much long old often "
        + "far big tall happen happened happens kind type exactly currently there let say says many used use hi hello thanks thank "
        + "whats whos wheres whens hows"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Amounts = "many much long old often far big tall high deep large fast heavy wide"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> TimeNouns = "year date day month time century decade weekday deadline"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> PlaceNouns = "city country place town state location region office building"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private Question(string text, IReadOnlyList<string> terms, QuestionKind kind, IReadOnlyList<Term> words)
    {
        Text = text;
        Terms = terms;
        Kind = kind;
        Numbers = [.. words.Where(word => word.Word.Any(char.IsAsciiDigit)).Select(word => word.Stem)];
        IsNegated = words.Any(word => Opposites.Negates(word.Word));
    }

    /// <summary>As it was asked.</summary>
    public string Text { get; }

    /// <summary>Distinct stems of the content words, in order.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>What the answer must hold.</summary>
    public QuestionKind Kind { get; }

    /// <summary>The stems that hold digits.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Whether it asks for what is not.</summary>
    public bool IsNegated { get; }

    public static Question Parse(string text)
    {
        IReadOnlyList<Term> words = Language.Terms.Of(text);
        string[] content = Distinct(words.Where(word => !word.IsStopWord && !Fillers.Contains(word.Word)));
        if (content.Length == 0)
        {
            content = Distinct(words.Where(word => !word.IsStopWord));
        }

        return new Question(text, content.Length == 0 ? Distinct(words) : content, KindOf(words), words);
    }

    private static string[] Distinct(IEnumerable<Term> words) =>
        [.. words.Select(word => word.Stem).Distinct(StringComparer.Ordinal)];

    private static QuestionKind KindOf(IReadOnlyList<Term> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string next = i + 1 < words.Count ? words[i + 1].Word : string.Empty;
            QuestionKind kind = words[i].Word switch
            {
                "who" or "whos" or "whose" or "whom" => QuestionKind.Person,
                "when" or "whens" => QuestionKind.Time,
                "where" or "wheres" => QuestionKind.Place,
                "how" when Amounts.Contains(next) => QuestionKind.Amount,
                "what" or "which" when TimeNouns.Contains(next) => QuestionKind.Time,
                "what" or "which" when PlaceNouns.Contains(next) => QuestionKind.Place,
                _ => QuestionKind.Other,
            };
            if (kind != QuestionKind.Other)
            {
                return kind;
            }
        }

        return QuestionKind.Other;
    }
}
