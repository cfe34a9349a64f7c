using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers.Sheets;

/// <summary>A cell as a person sees it.</summary>
/// <param name="Column">0-based.</param>
/// <param name="Text">What it shows.</param>
/// <param name="IsNumber">Whether it holds a number, a date or a truth value rather than words.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SheetCell(int Column, string Text, bool IsNumber);
