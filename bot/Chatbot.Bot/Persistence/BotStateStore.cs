using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>State documents with optimistic concurrency. Thread-safe.</summary>
internal sealed class BotStateStore(Database database, GroupCommitWriter writer, StorageMetrics metrics)
{
    /// <summary>Key of the document of a user within a conversation.</summary>
    public static string PrivateKey(ConversationId conversation, string userId) => $"private/{conversation}/{userId}";

    /// <summary>The document and its version; version 0 and null when there is none.</summary>
    public (string? Document, long Version) Read(string key)
    {
        metrics.Read();
        var rows = database.Read(sql =>
            sql.Query(
                "SELECT document, version FROM bot_state WHERE key = @p0",
                static row => (row.GetString(0), row.GetInt64(1)),
                key
            )
        );
        return rows.Count == 0 ? (null, 0) : rows[0];
    }

    /// <summary>The keys that begin in a way, in order.</summary>
    /// <param name="prefix">The beginning; it has neither % nor _.</param>
    public IReadOnlyList<string> FindKeys(string prefix)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query("SELECT key FROM bot_state WHERE key LIKE @p0 ORDER BY key", static row => row.GetString(0), $"{prefix}%")
        );
    }

    /// <summary>Writes a document if it still has the version it was read at.</summary>
    /// <exception cref="StateConflictException">It has not.</exception>
    public Task<bool> WriteAsync(StateChange change) =>
        writer.RunAsync(
            change.Key,
            sql =>
            {
                Apply(sql, change);
                return true;
            }
        );

    internal static void Apply(PreparedStatements sql, StateChange change)
    {
        var changed = change switch
        {
            { Document: null } => sql.Execute(
                "DELETE FROM bot_state WHERE key = @p0 AND version = @p1",
                change.Key,
                change.Version
            ),
            { Version: 0 } => sql.Execute(
                "INSERT INTO bot_state (key, document, version) VALUES (@p0, @p1, 1) ON CONFLICT (key) DO NOTHING",
                change.Key,
                change.Document
            ),
            _ => sql.Execute(
                "UPDATE bot_state SET document = @p1, version = version + 1 WHERE key = @p0 AND version = @p2",
                change.Key,
                change.Document,
                change.Version
            ),
        };
        if (changed == 0 && (change.Document is not null || change.Version > 0))
        {
            throw new StateConflictException(change.Key);
        }
    }
}
