using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>A passage, cut into sentences.</summary>
internal sealed record PassageSentences(
    Passage Passage,
    IReadOnlyList<Sentence> Sentences,
    IReadOnlySet<string> TitleStems,
    IReadOnlySet<string> Stems
)
{
    private const int MinWords = 2;

    public static PassageSentences Of(Passage passage)
    {
        Sentence[] sentences = [.. SentenceSplitter.Split(passage.Text).Select(range => Read(passage.Text[range]))];
        return new PassageSentences(
            passage,
            sentences,
            StemsOf(Terms.Of(string.Join('\n', [passage.Title, .. passage.TitlePath]))),
            sentences.SelectMany(sentence => sentence.Stems).ToHashSet(StringComparer.Ordinal)
        );
    }

    private static Sentence Read(string raw)
    {
        bool isItem = SentenceSplitter.IsItem(raw);
        string text = isItem ? QuotedText.OfItem(raw) : QuotedText.Of(raw);
        IReadOnlyList<Term> terms = Terms.Of(text);
        bool quotable = terms.Count >= MinWords && !raw.StartsWith('#') && !text.EndsWith('?') && !text.EndsWith('？');
        return new Sentence(text, isItem, quotable, terms, StemsOf(terms));
    }

    private static HashSet<string> StemsOf(IReadOnlyList<Term> terms) =>
        terms.Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
}
