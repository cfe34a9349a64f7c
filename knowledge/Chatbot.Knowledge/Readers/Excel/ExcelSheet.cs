namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">What its tab says.</param>
/// <param name="Part">The part of the package that holds it.</param>
/// <param name="IsChart">Whether it is a chart and nothing else.</param>
/// <param name="IsHidden">Whether its tab is hidden.</param>
internal sealed record ExcelSheet(string Name, string Part, bool IsChart, bool IsHidden);
