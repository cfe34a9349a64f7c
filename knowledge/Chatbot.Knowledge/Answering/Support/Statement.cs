using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering.Support;

/// <summary>A sentence, as it is compared: content words, numbers, names and whether it denies.</summary>
internal sealed class Statement
{
    public Statement(string text)
    {
        Text = text;
        IReadOnlyList<Term> terms = Terms.Of(text);
        Stems = terms.Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
        Content = terms.Where(term => !term.IsStopWord).Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
        Numbers = NumberWords.In(terms);
        IsNegated = terms.Any(term => Opposites.Negates(term.Word));
    }

    public string Text { get; }

    /// <summary>All stems.</summary>
    public IReadOnlySet<string> Stems { get; }

    /// <summary>The stems that are no stop words.</summary>
    public IReadOnlySet<string> Content { get; }

    /// <summary>The numbers, in digits.</summary>
    public IReadOnlySet<string> Numbers { get; }

    public bool IsNegated { get; }

    /// <summary>Whether a stem is a number written as a word.</summary>
    public static bool IsNumberWord(string stem) => NumberWords.IsNumber(stem);

    /// <summary>Share of its content words that a text has.</summary>
    public double CoveredBy(IReadOnlySet<string> stems) =>
        Content.Count == 0 ? 0 : (double)Content.Count(stems.Contains) / Content.Count;
}
