namespace Chatbot.Bot.Conversations;

/// <summary>The rest of the turn pipeline.</summary>
internal delegate Task TurnDelegate(ITurnContext turn, CancellationToken cancellationToken);
