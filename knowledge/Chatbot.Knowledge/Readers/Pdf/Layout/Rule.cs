using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>A printed line.</summary>
/// <param name="At">Where it lies: its height when it runs across the page, its distance from the left when it runs down.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Rule(double At, double Start, double End);
