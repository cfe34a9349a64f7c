using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Readers;

/// <summary>A named value of a record.</summary>
/// <param name="Key">Name, with its path inside the record ("address.city").</param>
/// <param name="Value">Value as text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordField(string Key, string Value);
