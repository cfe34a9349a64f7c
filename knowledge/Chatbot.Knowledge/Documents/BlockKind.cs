namespace Chatbot.Knowledge.Documents;

/// <summary>What a block of an extracted document is.</summary>
public enum BlockKind
{
    /// <summary>A title of a section, with a level.</summary>
    Heading = 0,

    /// <summary>Running text.</summary>
    Paragraph = 1,

    /// <summary>One entry of a list; its level is the depth of the list.</summary>
    ListItem = 2,

    /// <summary>A table, rendered as Markdown, with the range of every row.</summary>
    Table = 3,

    /// <summary>Preformatted text.</summary>
    Code = 4,
}
