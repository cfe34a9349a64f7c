using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Microsoft.Data.Sqlite;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>A row of the reader's columns as a chunk.</summary>
internal static class SqliteChunkMapper
{
    public static Chunk Read(SqliteDataReader row, string tenant, SqliteSetCache sets) =>
        new()
        {
            Tenant = tenant,
            ChunkId = row.GetString(1),
            DocumentId = row.GetString(2),
            Access = sets.Access(row.GetString(3)),
            Tags = sets.Tags(row.GetString(4)),
            Version = row.GetString(5),
            Ordinal = row.GetInt32(6),
            Title = row.GetString(7),
            TitlePath = Headings(row.GetString(8)),
            Text = row.GetString(9),
            Page = row.IsDBNull(10) ? null : row.GetInt32(10),
            Start = row.GetInt32(11),
            End = row.GetInt32(12),
            Tokens = row.GetInt32(13),
            SourceUrl = row.IsDBNull(14) ? null : row.GetString(14),
            Language = row.IsDBNull(15) ? null : row.GetString(15),
            Parent = row.IsDBNull(16)
                ? null
                : JsonSerializer.Deserialize(row.GetString(16), SqliteJsonContext.Default.ChunkParent),
        };

    private static string[] Headings(string json) =>
        string.Equals(json, "[]", StringComparison.Ordinal)
            ? []
            : JsonSerializer.Deserialize(json, SqliteJsonContext.Default.StringArray) ?? [];
}
