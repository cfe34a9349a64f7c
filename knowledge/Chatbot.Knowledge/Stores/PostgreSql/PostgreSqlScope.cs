using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>What of a tenant a search may see, as ids of sets.</summary>
/// <param name="Tenant">Row id of the tenant.</param>
/// <param name="AccessSets">Sets that every reader is in.</param>
/// <param name="TagSets">Sets with a wanted value for every name, or null when tags do not matter.</param>
internal sealed record PostgreSqlScope(int Tenant, int[] AccessSets, int[]? TagSets)
{
    /// <summary>A condition on alias <c>c</c> over the parameters $1 to $3 of <see cref="Parameters"/>.</summary>
    public const string Condition = "c.tenant = $1 AND c.access_set = ANY($2) AND ($3::int[] IS NULL OR c.tag_set = ANY($3))";

    /// <summary>The first three parameters of a statement with <see cref="Condition"/>.</summary>
    public object?[] Parameters(params ReadOnlySpan<object?> others) => [Tenant, AccessSets, TagSets, .. others];

    /// <summary>Null when nothing is visible.</summary>
    public static async Task<PostgreSqlScope?> FindAsync(
        NpgsqlConnection connection,
        string schema,
        ChunkFilter filter,
        CancellationToken cancellationToken
    )
    {
        if (Principals.SeesNothing(filter))
        {
            return null;
        }

        int tenant = await connection
            .Command($"SELECT id FROM {schema}.tenant WHERE name = $1", PostgreSqlKey.Of(filter.Tenant))
            .ScalarAsync<int>(cancellationToken);
        if (tenant == 0)
        {
            return null;
        }

        int[] access = await SetsAsync($"{schema}.access_set", "principals", Principals.Of(filter.Audience));
        if (access.Length == 0 || filter.Tags.Count == 0)
        {
            return access.Length == 0 ? null : new PostgreSqlScope(tenant, access, null);
        }

        int[] tags = await SetsAsync($"{schema}.tag_set", "tags", Principals.TagChoices(filter.Tags));
        return tags.Length == 0 ? null : new PostgreSqlScope(tenant, access, tags);

        async Task<int[]> SetsAsync(string table, string column, IReadOnlyList<string[]> choices)
        {
            string conditions = string.Concat(choices.Select((_, index) => $" AND {column} && ${index + 2}"));
            object?[] values = [tenant, .. choices.Select(choice => PostgreSqlKey.Of(choice))];
            NpgsqlCommand command = connection.Command($"SELECT id FROM {table} WHERE tenant = $1{conditions}", values);
            return [.. await command.ReadAsync(row => row.GetInt32(0), cancellationToken)];
        }
    }

    /// <summary>How many rows of a table the scope holds, counted up to a limit.</summary>
    public Task<long> CountAsync(
        NpgsqlConnection connection,
        string table,
        int limit,
        string also,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                $"SELECT count(*) FROM (SELECT 1 FROM {table} c WHERE {Condition} AND {also} LIMIT $4) counted",
                Parameters(limit)
            )
            .ScalarAsync<long>(cancellationToken);
}
