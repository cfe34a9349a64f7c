namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>A structural piece of the text.</summary>
/// <param name="Kind">heading, paragraph, listItem, table or code.</param>
/// <param name="Level">Level of a heading or depth of a list.</param>
/// <param name="Page">Page, 1-based, when the format has pages.</param>
/// <param name="Start">First character, in UTF-16 units.</param>
/// <param name="End">Character after the last one.</param>
/// <param name="Rows">Number of rows of a table.</param>
/// <param name="HasHeader">Whether the first row of a table names its columns.</param>
internal sealed record ExtractBlock(string Kind, int? Level, int? Page, int Start, int End, int? Rows, bool? HasHeader);
