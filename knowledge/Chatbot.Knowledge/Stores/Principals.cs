using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores;

/// <summary>Access and tags as the plain words that an index filters by.</summary>
internal static class Principals
{
    /// <summary>One list per reader: a chunk is visible when it has one word of every list. No list: nothing is visible.</summary>
    public static IReadOnlyList<string[]> Of(Audience audience) =>
        [
            .. audience.Readers.Select(reader =>
                reader
                    .Groups.Select(group => $"group:{group}")
                    .Prepend($"user:{reader.UserId}")
                    .Prepend(AccessList.EveryonePrincipal)
                    .Distinct(StringComparer.Ordinal)
                    .ToArray()
            ),
        ];

    /// <summary>The principals of an access list, each once, in a fixed order.</summary>
    public static string[] Of(AccessList access) =>
        [.. access.Principals.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>One list per tag name: a chunk matches when it has one word of every list.</summary>
    public static IReadOnlyList<string[]> TagChoices(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) =>
        [
            .. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => tag.Value.Distinct(StringComparer.Ordinal).Select(value => Tag(tag.Key, value)).ToArray()),
        ];

    /// <summary>All tags of a chunk as words, each once, in a fixed order.</summary>
    public static string[] Tags(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) =>
        [
            .. tags.SelectMany(tag => tag.Value.Select(value => Tag(tag.Key, value)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>True when the filter cannot let anything through.</summary>
    public static bool SeesNothing(ChunkFilter filter) =>
        filter.Audience.Readers.Count == 0 || filter.Tags.Values.Any(values => values.Count == 0);

    /// <summary>The rule itself, for chunks that were found by their key.</summary>
    public static bool Allows(ChunkFilter filter, Chunk chunk)
    {
        if (SeesNothing(filter) || chunk.Tenant != filter.Tenant)
        {
            return false;
        }

        HashSet<string> words = [.. chunk.Access.Principals];
        return Of(filter.Audience).All(reader => reader.Any(words.Contains))
            && filter.Tags.All(wanted =>
                chunk.Tags.TryGetValue(wanted.Key, out IReadOnlyList<string>? values) && values.Any(wanted.Value.Contains)
            );
    }

    // The name is escaped, so that the first '=' ends it whatever name and value hold.
    private static string Tag(string name, string value) =>
        $"{name.Replace("%", "%25", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal)}={value}";
}
