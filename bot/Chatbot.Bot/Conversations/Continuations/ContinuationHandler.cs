using System.Collections.Frozen;

namespace Chatbot.Bot.Conversations.Continuations;

/// <summary>Hands each continuation to the one of its name.</summary>
internal sealed class ContinuationHandler(IEnumerable<IContinuation> continuations) : IActivityHandler
{
    private readonly FrozenDictionary<string, IContinuation> _continuations = continuations.ToFrozenDictionary(
        continuation => continuation.Name,
        StringComparer.Ordinal
    );

    public string ActivityType => Continuation.ActivityType;

    public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Activity.Name is { } name
        && _continuations.TryGetValue(name, out var continuation)
        && Continuation.IdOf(turn.Activity) is { } id
            ? continuation.OnTurnAsync(turn, id, cancellationToken)
            : Task.CompletedTask;
}
