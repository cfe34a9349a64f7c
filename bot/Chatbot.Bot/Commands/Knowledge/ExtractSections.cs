using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>The sections that the headings of a document make. Pure.</summary>
internal static class ExtractSections
{
    public static IReadOnlyList<ExtractSection> Of(ExtractedDocument document)
    {
        var headings = document.Blocks.Where(block => block.Kind == BlockKind.Heading).ToList();
        var ends = new int[headings.Count];
        var open = new Stack<int>();
        for (var i = 0; i < headings.Count; i++)
        {
            while (open.TryPeek(out var last) && headings[last].Level >= headings[i].Level)
            {
                ends[open.Pop()] = headings[i].Start;
            }

            open.Push(i);
        }

        foreach (var last in open)
        {
            ends[last] = document.Text.Length;
        }

        var sections = new List<ExtractSection>();
        var first = headings.Count > 0 ? headings[0].Start : document.Text.Length;
        if (first > 0)
        {
            sections.Add(new ExtractSection(null, 0, document.Blocks[0].Page, 0, first));
        }

        sections.AddRange(
            headings.Select(
                (heading, i) =>
                    new ExtractSection(document.TextOf(heading).ToString(), heading.Level, heading.Page, heading.Start, ends[i])
            )
        );
        return sections;
    }
}
