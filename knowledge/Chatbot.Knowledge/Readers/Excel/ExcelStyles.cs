namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>What the cells of all sheets refer to.</summary>
/// <param name="Strings">Shared strings by number.</param>
/// <param name="Formats">Number formats by style.</param>
internal sealed record ExcelStyles(IReadOnlyList<string> Strings, ExcelFormats Formats);
