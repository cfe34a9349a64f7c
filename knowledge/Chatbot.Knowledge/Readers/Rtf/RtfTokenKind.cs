namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>What a token of an RTF file is.</summary>
internal enum RtfTokenKind
{
    /// <summary>The end of the file.</summary>
    End = 0,

    /// <summary>An opening brace.</summary>
    Open = 1,

    /// <summary>A closing brace.</summary>
    Close = 2,

    /// <summary>A control word or symbol.</summary>
    Control = 3,

    /// <summary>A byte of text, in the code page of the font.</summary>
    Text = 4,
}
