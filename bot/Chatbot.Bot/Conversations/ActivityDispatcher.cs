using System.Collections.Frozen;

namespace Chatbot.Bot.Conversations;

/// <summary>Hands each turn to the handler of its activity type; types without one are accepted and ignored.</summary>
internal sealed class ActivityDispatcher(IEnumerable<IActivityHandler> handlers) : IBot
{
    private readonly FrozenDictionary<string, IActivityHandler> _handlers = handlers.ToFrozenDictionary(
        handler => handler.ActivityType,
        StringComparer.Ordinal
    );

    public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        _handlers.TryGetValue(turn.Activity.Type, out var handler)
            ? handler.OnTurnAsync(turn, cancellationToken)
            : Task.CompletedTask;
}
