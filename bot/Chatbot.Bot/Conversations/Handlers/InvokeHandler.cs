using System.Collections.Frozen;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Hands an invoke to the handler of its name. An unknown one stays without answer, which callers see as 501.</summary>
internal sealed class InvokeHandler(IEnumerable<IInvokeHandler> handlers) : IActivityHandler
{
    private readonly FrozenDictionary<string, IInvokeHandler> _handlers = handlers.ToFrozenDictionary(
        handler => handler.Name,
        StringComparer.Ordinal
    );

    public string ActivityType => ActivityTypes.Invoke;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Name is { } name && _handlers.TryGetValue(name, out var handler))
        {
            await turn.SendAsync(await handler.AnswerAsync(turn, cancellationToken), cancellationToken);
        }
    }
}
