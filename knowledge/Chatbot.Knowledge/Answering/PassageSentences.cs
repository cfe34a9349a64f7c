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
    private const int MostWordsOfHeading = 8;

    public static PassageSentences Of(Passage passage)
    {
        List<Sentence> sentences = Read(passage.Text);
        return new PassageSentences(
            passage,
            sentences,
            StemsOf(Terms.Of(string.Join('\n', [passage.Title, .. passage.TitlePath]))),
            sentences.SelectMany(sentence => sentence.Stems).ToHashSet(StringComparer.Ordinal)
        );
    }

    private static List<Sentence> Read(string text)
    {
        string[] lines = [.. SentenceSplitter.Split(text).Select(range => text[range])];
        var sentences = new List<Sentence>(lines.Length);
        IReadOnlyList<string>? columns = null;
        HashSet<string> columnStems = [];
        for (int i = 0; i < lines.Length; i++)
        {
            IReadOnlyList<string>? cells = TableRow.CellsOf(lines[i]);
            bool isHeader =
                cells is not null && i + 1 < lines.Length && TableRow.CellsOf(lines[i + 1]) is { } next && TableRow.IsRule(next);
            if (cells is null || isHeader)
            {
                columns = isHeader ? cells : null;
                columnStems = isHeader ? StemsOf(Terms.Of(lines[i])) : [];
            }

            Sentence sentence = Read(lines[i], isLast: i + 1 == lines.Length);
            sentences.Add(
                isHeader ? sentence with { IsQuotable = false }
                : columns is null || cells is null ? sentence
                : sentence with { Row = new TableRow(columns, cells), ColumnStems = columnStems }
            );
        }

        return sentences;
    }

    private static Sentence Read(string raw, bool isLast)
    {
        bool isItem = SentenceSplitter.IsItem(raw);
        string text = isItem ? QuotedText.OfItem(raw) : QuotedText.Of(raw);
        IReadOnlyList<Term> terms = Terms.Of(text);
        bool isHeading =
            raw.StartsWith('#')
            || (!isItem && !isLast && terms.Count <= MostWordsOfHeading && text.Length > 0 && char.IsLetterOrDigit(text[^1]));
        bool quotable = terms.Count >= MinWords && !isHeading && !text.EndsWith('?') && !text.EndsWith('？');
        return new Sentence(text, isItem, quotable, terms, StemsOf(terms));
    }

    private static HashSet<string> StemsOf(IReadOnlyList<Term> terms) =>
        terms.Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
}
