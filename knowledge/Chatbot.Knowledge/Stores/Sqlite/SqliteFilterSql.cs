using System.Text.Json;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// The permission and tag filter as SQL over <c>$tenant</c>, <c>$readers</c> (JSON: one array of principals per reader)
/// and <c>$tags</c> (JSON: name to values).
/// </summary>
internal static class SqliteFilterSql
{
    /// <summary>Access sets that every reader is in; none when there are no readers.</summary>
    public const string AllowedAccessSets = """
        SELECT a.access_set
        FROM json_each($readers) reader
        CROSS JOIN json_each(reader.value) principal
        CROSS JOIN chunk_access a ON a.tenant = $tenant AND a.principal = principal.value
        GROUP BY a.access_set
        HAVING count(DISTINCT reader.key) = json_array_length($readers)
        """;

    /// <summary>Tag sets that have a wanted value for every name.</summary>
    public const string AllowedTagSets = """
        SELECT t.tag_set
        FROM json_each($tags) wanted
        CROSS JOIN json_each(wanted.value) choice
        CROSS JOIN chunk_tag t ON t.tenant = $tenant AND t.name = wanted.key AND t.value = choice.value
        GROUP BY t.tag_set
        HAVING count(DISTINCT t.name) = (SELECT count(*) FROM json_each($tags))
        """;

    /// <summary>A condition on alias <c>c</c> of table <c>chunk</c>.</summary>
    public const string Condition = $"""
        c.tenant = $tenant
        AND c.access_set IN ({AllowedAccessSets})
        AND ($tags = '{NoTags}' OR c.tag_set IN ({AllowedTagSets}))
        """;

    /// <summary>The value of <c>$tags</c> that filters nothing.</summary>
    public const string NoTags = "{}";

    public static string Readers(Audience audience) =>
        JsonSerializer.Serialize([.. audience.Readers.Select(Principals)], SqliteJsonContext.Default.StringArrayArray);

    public static string Tags(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) =>
        tags.Count == 0
            ? NoTags
            : JsonSerializer.Serialize(
                new SortedDictionary<string, string[]>(
                    tags.ToDictionary(
                        tag => tag.Key,
                        tag => tag.Value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(),
                        StringComparer.Ordinal
                    ),
                    StringComparer.Ordinal
                ),
                SqliteJsonContext.Default.SortedDictionaryStringStringArray
            );

    public static string Access(AccessList access) =>
        JsonSerializer.Serialize(
            [.. access.Principals.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            SqliteJsonContext.Default.StringArray
        );

    private static string[] Principals(Reader reader) =>
        [AccessList.EveryonePrincipal, $"user:{reader.UserId}", .. reader.Groups.Select(group => $"group:{group}")];
}
