using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>What a group inherits from the group around it.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct RtfState(RtfTarget Target, int CodePage, int SkipAfterUnicode, bool IsHidden);
