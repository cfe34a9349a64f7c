namespace Chatbot.Bot.Conversations;

/// <summary>Answers a turn.</summary>
internal interface IBot
{
    Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken);
}
