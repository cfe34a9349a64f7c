using System.Collections.Frozen;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Lets what waited for a decision go on, each kind in its way.</summary>
internal sealed class ApprovalOutcomes(IEnumerable<IApprovalKind> kinds)
{
    private readonly FrozenDictionary<string, IApprovalKind> _kinds = kinds.ToFrozenDictionary(
        kind => kind.Name,
        StringComparer.Ordinal
    );

    /// <param name="turn">A turn of the conversation that asked.</param>
    /// <param name="approval">A request that is decided, or whose time is over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task GoOnAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken) =>
        _kinds[approval.Kind].GoOnAsync(turn, approval, cancellationToken);
}
