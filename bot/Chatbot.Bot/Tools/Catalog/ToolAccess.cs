namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Who may call a tool. An empty list allows all.</summary>
/// <param name="Roles">One of these roles is needed.</param>
/// <param name="Tiers">The person's tier must be one of these.</param>
/// <param name="Channels">Channels in which it is offered.</param>
/// <param name="Audience">Who may read what it finds.</param>
internal sealed record ToolAccess(
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Tiers,
    IReadOnlyList<string> Channels,
    ToolAudience Audience
)
{
    /// <summary>Everybody, everywhere.</summary>
    public static ToolAccess Everyone { get; } = new([], [], [], ToolAudience.Anyone);

    public bool Allows(ToolCaller caller) =>
        (Roles.Count == 0 || Roles.Any(caller.Roles.Contains))
        && (Tiers.Count == 0 || Tiers.Contains(caller.Tier, StringComparer.Ordinal))
        && (Channels.Count == 0 || Channels.Contains(caller.Channel, StringComparer.Ordinal))
        && (Audience == ToolAudience.Anyone || caller.Audience.Readers.Count == 1);
}
