using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>Finds headers and footers: short blocks at the edge of the page that come back on many pages. Pure.</summary>
internal static partial class RunningLines
{
    private const int FewestPages = 3;
    private const double Edge = 0.12;
    private const double LeastShare = 0.3;
    private const double ShareOfChapter = 0.45;
    private const int LongestText = 200;

    public static IReadOnlySet<PdfBlock> Of(IReadOnlyList<PdfPage> pages)
    {
        var found = new HashSet<PdfBlock>(ReferenceEqualityComparer.Instance);
        if (pages.Count < FewestPages)
            return found;
        var groups = pages
            .SelectMany(page => page.Blocks.Where(block => IsAtEdge(block, page)).Select(block => (page.Number, Block: block)))
            .GroupBy(entry => Digits().Replace(string.Join(' ', entry.Block.Lines), "#"), StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var on = group.Select(entry => entry.Number).Distinct().Order().ToList();
            var range = on[^1] - on[0] + 1;
            if (on.Count >= FewestPages && (on.Count >= pages.Count * LeastShare || on.Count >= range * ShareOfChapter))
                found.UnionWith(group.Select(entry => entry.Block));
        }

        return found;
    }

    private static bool IsAtEdge(PdfBlock block, PdfPage page) =>
        block.Length <= LongestText && (block.Bottom > page.Height * (1 - Edge) || block.Top < page.Height * Edge);

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
