namespace Chatbot.Knowledge.Persistence;

/// <summary>An index: the one that is searched, one that is being built beside it, or one that is about to be dropped.</summary>
internal sealed class SpaceRow
{
    public required string Name { get; set; }
    public SpaceState State { get; set; }

    /// <summary>The settings and the model that it was built with (JSON); empty when it is older than that record.</summary>
    public required string Recipe { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
