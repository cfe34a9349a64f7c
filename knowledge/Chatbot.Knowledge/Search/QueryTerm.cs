using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Search;

/// <summary>A word that is looked for.</summary>
/// <param name="Word">The word, in lower case.</param>
/// <param name="Weight">How much it counts beside the others; 1 for words of the question.</param>
internal sealed record QueryTerm(string Word, double Weight)
{
    /// <summary>How much its presence tells, 0 when no visible chunk holds it.</summary>
    public double Rarity { get; set; }

    /// <summary>Its code in a language.</summary>
    public TermCode CodeIn(string language)
    {
        TermCode[] codes = TermCodes.Of(Word, language);
        return codes.Length == 0 ? default : codes[0];
    }
}
