namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Goes on after somebody was greeted.</summary>
internal interface IGreeting
{
    Task OnGreetedAsync(ITurnContext turn, CancellationToken cancellationToken);
}
