namespace Chatbot.Bot.Tools.BuiltIn.Web.Wire;

internal sealed record BraveWeb(IReadOnlyList<BraveResult>? Results);
