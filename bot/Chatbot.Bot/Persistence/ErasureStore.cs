using System.Data.Common;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Persistence;

/// <summary>What people had forgotten, and how far its removal got. Thread-safe.</summary>
internal sealed class ErasureStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    private const string Columns =
        "erasure_id, tenant, channel, user_id, conversation_id, turn, request, is_everything, requested_at, finished_at, copies";

    /// <summary>Keeps a request once, also when its turn runs again.</summary>
    public Task<int> AddAsync(ErasureRow row) =>
        writer.RunAsync(
            row.ErasureId,
            sql =>
                sql.Execute(
                    $"""
                    INSERT INTO erasure ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, NULL, 0)
                    ON CONFLICT (erasure_id) DO NOTHING
                    """,
                    row.ErasureId,
                    row.Tenant,
                    row.Channel,
                    row.UserId,
                    row.ConversationId,
                    row.Turn,
                    row.Request,
                    row.IsEverything,
                    row.RequestedAt
                )
        );

    public ErasureRow? Find(string erasureId) => Query("erasure_id = @p0", erasureId).FirstOrDefault();

    /// <summary>Those that are not finished, oldest first.</summary>
    public IReadOnlyList<ErasureRow> FindOpen(int limit) =>
        Query("finished_at IS NULL ORDER BY requested_at, erasure_id LIMIT @p0", limit);

    /// <summary>All of a person, oldest first.</summary>
    public IReadOnlyList<ErasureRow> FindOf(UserKey user) =>
        Query(
            "tenant = @p0 AND channel = @p1 AND user_id = @p2 ORDER BY requested_at, erasure_id",
            user.Tenant,
            user.Channel,
            user.UserId
        );

    /// <summary>Counts copies that were removed.</summary>
    public Task<int> CountAsync(string erasureId, int copies) =>
        writer.RunAsync(
            erasureId,
            sql => sql.Execute("UPDATE erasure SET copies = copies + @p1 WHERE erasure_id = @p0", erasureId, copies)
        );

    /// <summary>Every copy is removed, and so is what the request holds.</summary>
    public Task<int> EmptyAsync(string erasureId) =>
        writer.RunAsync(erasureId, sql => sql.Execute("UPDATE erasure SET request = NULL WHERE erasure_id = @p0", erasureId));

    public Task<int> FinishAsync(string erasureId)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.RunAsync(
            erasureId,
            sql =>
                sql.Execute(
                    "UPDATE erasure SET finished_at = @p1 WHERE erasure_id = @p0 AND request IS NULL AND finished_at IS NULL",
                    erasureId,
                    now
                )
        );
    }

    private List<ErasureRow> Query(string condition, params object?[] values)
    {
        metrics.Read();
        return database.Read(sql => sql.Query($"SELECT {Columns} FROM erasure WHERE {condition}", ReadRow, values));
    }

    private static ErasureRow ReadRow(DbDataReader row) =>
        new()
        {
            ErasureId = row.GetString(0),
            Tenant = row.GetString(1),
            Channel = row.GetString(2),
            UserId = row.GetString(3),
            ConversationId = row.GetString(4),
            Turn = row.GetInt64(5),
            Request = row.IsDBNull(6) ? null : row.GetString(6),
            IsEverything = row.GetBoolean(7),
            RequestedAt = row.GetInt64(8),
            FinishedAt = row.IsDBNull(9) ? null : row.GetInt64(9),
            Copies = row.GetInt32(10),
        };
}
