namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Takes the events of one name.</summary>
internal interface IEventHandler
{
    /// <summary>The event's name, for example <c>tokens/response</c>.</summary>
    string Name { get; }

    Task OnEventAsync(ITurnContext turn, CancellationToken cancellationToken);
}
