namespace Chatbot.Bot.Cards.Product;

/// <summary>A passage of a document.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Url">Where a reader opens it, or null.</param>
/// <param name="Excerpt">Some of its text, or null.</param>
/// <param name="Place">Page or headings, or null.</param>
/// <param name="Number">The number that the answer cites it by; null = its place in the list.</param>
internal sealed record CardSource(string Title, string? Url, string? Excerpt = null, string? Place = null, int? Number = null);
