using System.Collections.Frozen;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Hands an event to the handler of its name. Other events are accepted and ignored.</summary>
internal sealed class NamedEventHandler(IEnumerable<IEventHandler> handlers) : IActivityHandler
{
    private readonly FrozenDictionary<string, IEventHandler> _handlers = handlers.ToFrozenDictionary(
        handler => handler.Name,
        StringComparer.Ordinal
    );

    public string ActivityType => ActivityTypes.Event;

    public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Activity.Name is { } name && _handlers.TryGetValue(name, out var handler)
            ? handler.OnEventAsync(turn, cancellationToken)
            : Task.CompletedTask;
}
