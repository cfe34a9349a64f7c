using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>A strip of a page, from edge to edge.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Column(double Left, double Right);
