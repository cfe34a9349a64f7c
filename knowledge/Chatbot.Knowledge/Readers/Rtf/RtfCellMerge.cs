namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>Whether a cell belongs to another.</summary>
internal enum RtfCellMerge
{
    /// <summary>It stands alone.</summary>
    None = 0,

    /// <summary>It belongs to the cell above it.</summary>
    Down = 1,
}
