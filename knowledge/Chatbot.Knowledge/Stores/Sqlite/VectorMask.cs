namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>Which access sets and tag sets a search may see.</summary>
/// <param name="AccessSets">Ids of the sets that the whole audience is in.</param>
/// <param name="TagSets">Ids of the matching tag sets, or null when tags do not matter.</param>
internal sealed record VectorMask(IReadOnlySet<int> AccessSets, IReadOnlySet<int>? TagSets)
{
    public bool Allows(int accessSet, int tagSet) =>
        AccessSets.Contains(accessSet) && (TagSets is null || TagSets.Contains(tagSet));
}
