using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>A sentence of a passage.</summary>
/// <param name="Text">The sentence as it is quoted.</param>
/// <param name="IsItem">True for an item of a list or a row of a table.</param>
/// <param name="IsQuotable">False for headings, questions, lines of tables and fragments.</param>
/// <param name="Terms">Its words.</param>
/// <param name="Stems">The distinct stems of its words.</param>
internal sealed record Sentence(string Text, bool IsItem, bool IsQuotable, IReadOnlyList<Term> Terms, IReadOnlySet<string> Stems)
{
    private static readonly IReadOnlySet<string> NoStems = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The row of a table that it is, or null.</summary>
    public TableRow? Row { get; init; }

    /// <summary>The stems of the names of the row's columns; empty when it is no row.</summary>
    public IReadOnlySet<string> ColumnStems { get; init; } = NoStems;

    /// <summary>Whether it says what is not.</summary>
    public bool IsNegated { get; } = Terms.Any(term => Opposites.Negates(term.Word));
}
