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
    /// <summary>Whether it says what is not.</summary>
    public bool IsNegated { get; } = Terms.Any(term => Opposites.Negates(term.Word));
}
