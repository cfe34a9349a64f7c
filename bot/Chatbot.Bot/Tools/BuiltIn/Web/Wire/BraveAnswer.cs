namespace Chatbot.Bot.Tools.BuiltIn.Web.Wire;

/// <summary>An answer of Brave's Web Search API, version 1, as far as it is used.</summary>
internal sealed record BraveAnswer(BraveWeb? Web);
