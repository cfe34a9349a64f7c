using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>The next thing in an RTF file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Word">Name of a control word, or the one character of a control symbol.</param>
/// <param name="Number">Number after a control word.</param>
/// <param name="Value">A byte of text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RtfToken(RtfTokenKind Kind, string Word = "", int? Number = null, byte Value = 0);
