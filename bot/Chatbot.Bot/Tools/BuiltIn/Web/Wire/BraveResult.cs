namespace Chatbot.Bot.Tools.BuiltIn.Web.Wire;

internal sealed record BraveResult(string? Title, string? Url, string? Description);
