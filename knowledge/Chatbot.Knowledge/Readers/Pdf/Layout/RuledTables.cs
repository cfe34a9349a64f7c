using Chatbot.Knowledge.Readers.Sheets;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Finds tables that lines divide into cells.</summary>
internal static class RuledTables
{
    private const int MaxRules = 4_000;
    private const double Thin = 3;
    private const double Shortest = 4;
    private const double Touch = 3;
    private const int MostText = 900;
    private const double LeastFilled = 0.3;

    /// <summary>Tables of the page with the words in them, which are taken out of the list.</summary>
    public static List<PdfRegion> Take(Page page, List<PdfWordBox> words, CancellationToken cancellationToken)
    {
        var found = new List<PdfRegion>();
        var (across, down) = RulesOf(page);
        if (across.Count < 3 || down.Count < 3 || across.Count + down.Count > MaxRules)
            return found;
        foreach (var (rows, columns) in Groups(across, down))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TableOf(rows, columns, words) is not { } region)
                continue;
            found.Add(region);
            var taken = region.Pieces.SelectMany(piece => piece.Words).ToHashSet(ReferenceEqualityComparer.Instance);
            words.RemoveAll(taken.Contains);
        }

        return found;
    }

    private static (List<Rule> Across, List<Rule> Down) RulesOf(Page page)
    {
        var across = new List<Rule>();
        var down = new List<Rule>();
        var whole = page.Width * page.Height * 0.9;
        foreach (var path in page.Paths)
        {
            if (path.IsClipping || (!path.IsFilled && !path.IsStroked))
                continue;
            foreach (var part in path)
            {
                if (across.Count + down.Count > MaxRules)
                    return (across, down);
                AddRules(part, path.IsStroked, whole, across, down);
            }
        }

        return (across, down);
    }

    private static void AddRules(PdfSubpath part, bool isStroked, double whole, List<Rule> across, List<Rule> down)
    {
        if (part.GetBoundingRectangle() is not { } box)
            return;
        if (box.Height <= Thin && box.Width >= Shortest)
            across.Add(new Rule((box.Bottom + box.Top) / 2, box.Left, box.Right));
        else if (box.Width <= Thin && box.Height >= Shortest)
            down.Add(new Rule((box.Left + box.Right) / 2, box.Bottom, box.Top));
        else if (
            part.IsDrawnAsRectangle
            && isStroked
            && box.Width * box.Height < whole
            && box is { Width: > Shortest, Height: > Shortest }
        )
        {
            across.Add(new Rule(box.Bottom, box.Left, box.Right));
            across.Add(new Rule(box.Top, box.Left, box.Right));
            down.Add(new Rule(box.Left, box.Bottom, box.Top));
            down.Add(new Rule(box.Right, box.Bottom, box.Top));
        }
    }

    /// <summary>Lines that cross or touch each other belong to one table.</summary>
    private static IEnumerable<(List<Rule> Across, List<Rule> Down)> Groups(List<Rule> across, List<Rule> down)
    {
        var group = Enumerable.Range(0, across.Count + down.Count).ToArray();
        for (var i = 0; i < across.Count; i++)
        {
            for (var j = 0; j < down.Count; j++)
            {
                var meets =
                    down[j].At >= across[i].Start - Touch
                    && down[j].At <= across[i].End + Touch
                    && across[i].At >= down[j].Start - Touch
                    && across[i].At <= down[j].End + Touch;
                if (meets)
                    group[Root(group, i)] = Root(group, across.Count + j);
            }
        }

        return Enumerable
            .Range(0, group.Length)
            .GroupBy(index => Root(group, index))
            .Select(members =>
                (
                    members.Where(index => index < across.Count).Select(index => across[index]).ToList(),
                    members.Where(index => index >= across.Count).Select(index => down[index - across.Count]).ToList()
                )
            )
            .OrderByDescending(table => table.Item1.Count > 0 ? table.Item1.Max(rule => rule.At) : 0);
    }

    private static int Root(int[] group, int index)
    {
        while (group[index] != index)
            index = group[index] = group[group[index]];
        return index;
    }

    private static PdfRegion? TableOf(List<Rule> across, List<Rule> down, List<PdfWordBox> words)
    {
        var ys = Places(across).OrderDescending().ToList();
        var xs = Places(down).Order().ToList();
        if (ys.Count < 3 || xs.Count < 3)
            return null;
        var inside = words
            .Where(word => word.Middle > xs[0] && word.Middle < xs[^1] && Middle(word) < ys[0] && Middle(word) > ys[^1])
            .ToList();
        var cells = Enumerable.Range(0, ys.Count - 1).Select(_ => new List<PdfWordBox>?[xs.Count - 1]).ToArray();
        var merged = new List<CellRange>();
        foreach (var word in inside)
        {
            var row = ys.FindIndex(y => y < Middle(word)) - 1;
            var column = xs.FindIndex(x => x > word.Middle) - 1;
            // Without a line to its left the cell belongs to the one before it.
            while (
                column > 0
                && !down.Exists(rule =>
                    Math.Abs(rule.At - xs[column]) < Touch && rule.Start < Middle(word) && rule.End > Middle(word)
                )
            )
                column--;
            while (
                row > 0
                && !across.Exists(rule =>
                    Math.Abs(rule.At - ys[row]) < Touch && rule.Start < word.Middle && rule.End > word.Middle
                )
            )
                row--;
            (cells[row][column] ??= []).Add(word);
        }

        return Check(cells, ys, xs, down, merged, inside);
    }

    private static PdfRegion? Check(
        List<PdfWordBox>?[][] cells,
        List<double> ys,
        List<double> xs,
        List<Rule> down,
        List<CellRange> merged,
        List<PdfWordBox> inside
    )
    {
        var rows = new List<SheetRow>();
        var filledColumns = new HashSet<int>();
        var filled = 0;
        for (var row = 0; row < ys.Count - 1; row++)
        {
            var texts = new List<SheetCell>();
            for (var column = 0; column < xs.Count - 1; column++)
            {
                if (cells[row][column] is not { } cell)
                    continue;
                var lines = Columns.Rows(Pieces.Of(cell)).Select(line => string.Join(' ', line.Select(piece => piece.Text)));
                var text = PdfLines.Join(lines);
                if (text.Length > MostText)
                    return null;
                texts.Add(PdfCell.Of(column, text));
                filledColumns.Add(column);
                filled++;
                AddMerged(merged, rows.Count, column, (ys[row] + ys[row + 1]) / 2, xs, down);
            }

            if (texts.Count > 0)
                rows.Add(new SheetRow(rows.Count, texts));
        }

        if (rows.Count < 2 || filledColumns.Count < 2 || filled < rows.Count * filledColumns.Count * LeastFilled)
            return null;
        return new PdfRegion(Pieces.Of(inside), Compact(PdfTable.Of(rows, xs.Count - 1, merged)));
    }

    private static void AddMerged(List<CellRange> merged, int row, int column, double height, List<double> xs, List<Rule> down)
    {
        var last = column;
        while (
            last + 2 < xs.Count
            && !down.Exists(rule => Math.Abs(rule.At - xs[last + 1]) < Touch && rule.Start < height && rule.End > height)
        )
            last++;
        if (last > column)
            merged.Add(new CellRange(row, column, row, last));
    }

    /// <summary>Leaves out columns in which nothing stands.</summary>
    private static PdfTable Compact(PdfTable table)
    {
        var kept = Enumerable
            .Range(0, table.Rows[0].Count)
            .Where(column => table.Rows.Any(row => row[column].Length > 0))
            .ToList();
        return table with
        {
            Rows = [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. kept.Select(column => row[column])])],
        };
    }

    private static double Middle(PdfWordBox word) => word.Baseline + (word.Size * 0.3);

    /// <summary>Places of lines; those close together are one.</summary>
    private static List<double> Places(List<Rule> rules)
    {
        var places = new List<double>();
        foreach (var place in rules.Select(rule => rule.At).Order())
        {
            if (places.Count == 0 || place - places[^1] > Touch)
                places.Add(place);
        }

        return places;
    }
}
