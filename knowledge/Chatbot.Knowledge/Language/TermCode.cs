using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Language;

/// <summary>A stemmed word as a number: equal stems have equal codes, and different ones practically never.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermCode
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly ulong value;

    public TermCode(ReadOnlySpan<char> stem, bool isStopWord)
    {
        ulong hash = Offset;
        foreach (char character in stem)
        {
            hash = (hash ^ character) * Prime;
        }

        value = (hash & ~1UL) | (isStopWord ? 1UL : 0UL);
    }

    /// <summary>True when it says nothing about a topic.</summary>
    public bool IsStopWord => (value & 1) != 0;
}
