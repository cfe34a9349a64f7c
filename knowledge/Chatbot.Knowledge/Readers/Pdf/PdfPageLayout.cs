using Chatbot.Knowledge.Readers.Pdf.Layout;
using UglyToad.PdfPig.Content;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Finds the blocks of a page and the order in which a person reads them.</summary>
internal static class PdfPageLayout
{
    /// <summary>Above this, layout analysis costs more than it gives: the lines are taken from the top.</summary>
    private const int MaxAnalysedWords = 8_000;

    public static PdfPage Read(Page page, int number, CancellationToken cancellationToken)
    {
        var byDirection = page
            .Letters.GroupBy(letter => letter.TextOrientation)
            .OrderByDescending(group => group.Count(letter => !string.IsNullOrWhiteSpace(letter.Value)))
            .ToList();
        var blocks = new List<PdfBlock>();
        for (var i = 0; i < byDirection.Count; i++)
        {
            var words = new WordBuilder(new Direction(byDirection[i].Key)).Build(byDirection[i]);
            if (words.Count == 0)
                continue;
            var isTurned = i > 0;
            var regions = RegionsOf(page, words, byDirection[i].Key, isTurned, cancellationToken);
            blocks.AddRange(regions.SelectMany(BlocksOf).Select(block => isTurned ? block with { IsTurned = true } : block));
        }

        return new PdfPage(number, page.Height, blocks);
    }

    private static List<PdfRegion> RegionsOf(
        Page page,
        List<PdfWordBox> words,
        TextOrientation orientation,
        bool isTurned,
        CancellationToken cancellationToken
    )
    {
        if (isTurned || words.Count > MaxAnalysedWords)
            return [new PdfRegion(Pieces.Of(words), null)];
        var tables = orientation == TextOrientation.Horizontal ? RuledTables.Take(page, words, cancellationToken) : [];
        var pieces = Pieces.Of(words);
        // A table stands in the text as one piece as wide as itself, so that columns are found around it.
        var places = tables.ToDictionary(Stand, table => table);
        pieces.AddRange(places.Keys);
        var regions = new Regions(cancellationToken).Of(pieces);
        return places.Count == 0 ? regions : [.. regions.SelectMany(region => Unfold(region, places))];
    }

    private static PdfPiece Stand(PdfRegion table)
    {
        var size = table.Pieces[0].Size;
        return new PdfPiece([
            new PdfWordBox
            {
                Text = "\u25A6",
                Left = table.Pieces.Min(piece => piece.Left),
                Right = table.Pieces.Max(piece => piece.Right),
                Baseline = table.Pieces.Max(piece => piece.Baseline),
                Size = size,
                IsBold = false,
            },
        ]);
    }

    private static IEnumerable<PdfRegion> Unfold(PdfRegion region, Dictionary<PdfPiece, PdfRegion> tables)
    {
        var text = new List<PdfPiece>();
        foreach (var piece in region.Pieces.OrderByDescending(piece => piece.Baseline))
        {
            if (!tables.TryGetValue(piece, out var table))
            {
                text.Add(piece);
                continue;
            }

            if (text.Count > 0 && region.Table is null)
                yield return new PdfRegion(text, null);
            text = [];
            yield return table;
        }

        if (region.Table is not null)
            yield return region;
        else if (text.Count > 0)
            yield return new PdfRegion(text, null);
    }

    private static IEnumerable<PdfBlock> BlocksOf(PdfRegion region)
    {
        if (region.Table is null)
            return TextBlocks.Of(region.Pieces);
        var pieces = region.Pieces;
        var lines = region.Table.Rows.Select(row => string.Join(' ', row)).ToList();
        return
        [
            new PdfBlock(
                lines,
                Math.Round(pieces[0].Size, 1),
                IsBold: false,
                pieces.Max(piece => piece.Top),
                pieces.Min(piece => piece.Bottom)
            )
            {
                Table = region.Table,
            },
        ];
    }
}
