namespace Chatbot.Knowledge.Stores.Points;

/// <summary>A filter in the words that points carry; engines put all of it into their query.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Access">Per reader: one of these principals.</param>
/// <param name="Tags">Per tag name: one of these tags.</param>
internal sealed record PointFilter(string Tenant, IReadOnlyList<string[]> Access, IReadOnlyList<string[]> Tags)
{
    /// <summary>Only this chunk, or null for all.</summary>
    public string? ChunkName { get; init; }

    public static PointFilter Of(ChunkFilter filter) =>
        new(filter.Tenant, Principals.Of(filter.Audience), Principals.TagChoices(filter.Tags));
}
