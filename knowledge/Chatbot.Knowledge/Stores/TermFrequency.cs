using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Stores;

/// <summary>How often a term stands in the parts of a chunk.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermFrequency(int Title, int Heading, int Body);
