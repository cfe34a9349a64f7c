namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>A heading and the range of the text that belongs to it, with everything below it.</summary>
/// <param name="Title">The heading; null for the text before the first one.</param>
/// <param name="Level">1 is the highest; 0 for the text before the first heading.</param>
/// <param name="Page">Page of the heading, 1-based, when the format has pages.</param>
/// <param name="Start">First character, in UTF-16 units.</param>
/// <param name="End">Character after the last one.</param>
internal sealed record ExtractSection(string? Title, int Level, int? Page, int Start, int End);
