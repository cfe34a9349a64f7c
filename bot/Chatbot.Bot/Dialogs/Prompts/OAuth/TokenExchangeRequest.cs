namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>The body that asks the token service to exchange a token of the client.</summary>
internal sealed record TokenExchangeRequest(string Token);
