using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>A word of a sentence.</summary>
/// <param name="Start">Its first character in the text.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Lower">In lower case.</param>
/// <param name="IsCapital">Whether it begins with a capital.</param>
/// <param name="FollowsSign">Whether a sign of punctuation stands before it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SampleWord(int Start, int End, string Lower, bool IsCapital, bool FollowsSign);
