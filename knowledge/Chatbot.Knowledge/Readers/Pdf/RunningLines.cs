using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>
/// Takes out headers and footers: short lines at the edge of the page that come back on many pages, on their own or printed
/// close to the text. Pure.
/// </summary>
internal static partial class RunningLines
{
    private const int FewestPages = 3;
    private const double Edge = 0.12;
    private const double LeastShare = 0.3;
    private const double ShareOfChapter = 0.45;
    private const int LongestText = 200;

    public static List<PdfPage> Without(IReadOnlyList<PdfPage> pages)
    {
        var running = pages.Count < FewestPages ? [] : Find(pages);
        return [.. pages.Select(page => running.Count == 0 ? page : page with { Blocks = [.. Kept(page, running)] })];
    }

    private static HashSet<string> Find(IReadOnlyList<PdfPage> pages)
    {
        var groups = pages
            .SelectMany(page =>
                page.Blocks.SelectMany(block => Candidates(block, page)).Distinct().Select(key => (page.Number, key))
            )
            .GroupBy(entry => entry.key, entry => entry.Number, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var on = group.Order().ToList();
            var range = on[^1] - on[0] + 1;
            if (on.Count >= FewestPages && (on.Count >= pages.Count * LeastShare || on.Count >= range * ShareOfChapter))
                found.Add(group.Key);
        }

        return found;
    }

    /// <summary>The block as a whole, its first line and its last, where they lie at an edge.</summary>
    private static IEnumerable<string> Candidates(PdfBlock block, PdfPage page)
    {
        if (IsAtEdge(block, page))
            yield return Key(string.Join(' ', block.Lines));
        if (block.Table is not null || block.Lines.Count < 2)
            yield break;
        if (block.Top > page.Height * (1 - Edge) && block.Lines[0].Length <= LongestText)
            yield return Key(block.Lines[0]);
        if (block.Bottom < page.Height * Edge && block.Lines[^1].Length <= LongestText)
            yield return Key(block.Lines[^1]);
    }

    private static IEnumerable<PdfBlock> Kept(PdfPage page, HashSet<string> running)
    {
        foreach (var block in page.Blocks)
        {
            if (IsAtEdge(block, page) && running.Contains(Key(string.Join(' ', block.Lines))))
                continue;
            if (block.Table is not null || block.Lines.Count < 2)
            {
                yield return block;
                continue;
            }

            var from = block.Top > page.Height * (1 - Edge) && running.Contains(Key(block.Lines[0])) ? 1 : 0;
            var to = block.Bottom < page.Height * Edge && running.Contains(Key(block.Lines[^1])) ? 1 : 0;
            if (from + to == 0)
                yield return block;
            else if (from + to < block.Lines.Count)
                yield return block with
                {
                    Lines = [.. block.Lines.Skip(from).SkipLast(to)],
                };
        }
    }

    private static bool IsAtEdge(PdfBlock block, PdfPage page) =>
        block.Length <= LongestText && (block.Bottom > page.Height * (1 - Edge) || block.Top < page.Height * Edge);

    private static string Key(string text) => Digits().Replace(text.Trim(), "#");

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Digits();
}
