namespace Chatbot.Bot.Conversations;

/// <summary>One step of the turn pipeline.</summary>
internal interface ITurnMiddleware
{
    Task InvokeAsync(ITurnContext turn, TurnDelegate next, CancellationToken cancellationToken);
}
