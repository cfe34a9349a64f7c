using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Assigns every block of a document to its section. Pure.</summary>
internal static class SectionTree
{
    /// <summary>A longer heading is a paragraph that calls itself one; every chunk below would carry it along.</summary>
    private const int LongestHeading = 200;

    public static IEnumerable<(Block Block, Section Section)> Of(ExtractedDocument document, string title)
    {
        var open = new Stack<(int Level, string Text)>();
        var section = new Section([], 0, 0);
        var topLevel = TopLevel(document, title);
        int index = 0,
            top = 0;
        foreach (var block in document.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                var text = document.TextOf(block).ToString();
                while (open.TryPeek(out var above) && above.Level >= block.Level)
                    open.Pop();
                open.Push((block.Level, Shortened(text)));
                if (block.Level <= topLevel)
                    top++;
                var path = open.Reverse().Select(heading => heading.Text).ToList();
                if (path.Count > 0 && string.Equals(path[0], title, StringComparison.OrdinalIgnoreCase))
                    path.RemoveAt(0);
                section = new Section(path, ++index, top);
            }

            yield return (block, section);
        }
    }

    private static string Shortened(string heading) =>
        heading.Length <= LongestHeading
            ? heading
            : string.Concat(heading.AsSpan(0, Graphemes.LastBoundary(heading, 0, LongestHeading)).TrimEnd(), "…");

    /// <summary>The level of top-level sections: the highest in use, or the next one when only the title has the highest.</summary>
    private static int TopLevel(ExtractedDocument document, string title)
    {
        var headings = document.Blocks.Where(block => block.Kind == BlockKind.Heading).ToList();
        if (headings.Count == 0)
            return 1;
        var highest = headings.Min(block => block.Level);
        var atHighest = headings.Where(block => block.Level == highest).ToList();
        var titleAlone = atHighest.Count == 1 && document.TextOf(atHighest[0]).Equals(title, StringComparison.OrdinalIgnoreCase);
        return titleAlone
            ? headings.Where(block => block.Level > highest).Select(block => block.Level).DefaultIfEmpty(highest).Min()
            : highest;
    }
}
