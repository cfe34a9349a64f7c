namespace Chatbot.Bot.Channels;

/// <summary>The parts of Markdown that a channel shows.</summary>
[Flags]
internal enum MarkdownFeatures
{
    /// <summary>Text as it is.</summary>
    None = 0,

    /// <summary>Bold, italic, links, lists, quotations and code in a line.</summary>
    Inline = 1,

    Headings = 2,

    /// <summary>Blocks of code between fences.</summary>
    CodeBlocks = 4,

    Tables = 8,

    All = Inline | Headings | CodeBlocks | Tables,
}
