namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>Where the text of a group goes.</summary>
internal enum RtfTarget
{
    /// <summary>Into the running text.</summary>
    Body = 0,

    /// <summary>Nowhere: pictures, tables of colours, instructions of fields.</summary>
    Skipped = 1,

    /// <summary>A footnote or endnote.</summary>
    Note = 2,

    /// <summary>A comment.</summary>
    Comment = 3,

    /// <summary>The table of fonts.</summary>
    Fonts = 4,

    /// <summary>The table of styles.</summary>
    Styles = 5,

    /// <summary>The properties of the document; each in a group of its own.</summary>
    Properties = 6,

    /// <summary>One property.</summary>
    Property = 7,
}
