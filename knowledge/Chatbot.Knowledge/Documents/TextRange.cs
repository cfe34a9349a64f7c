using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Documents;

/// <summary>A range of characters in an extracted text, in UTF-16 units.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">Character after the last one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;
}
