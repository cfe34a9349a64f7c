using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>What a sign-in address carries, so that the token service knows whose sign-in it is.</summary>
internal sealed record SignInState(string ConnectionName, ConversationReference Conversation);
