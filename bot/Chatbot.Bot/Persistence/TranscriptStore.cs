using System.Data.Common;
using System.Globalization;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>
/// The transcript log: the durable inbox, the outbox of pull channels and the delivery record of push channels. Written
/// by the conversation's grain only; read by everybody. Thread-safe.
/// </summary>
internal sealed class TranscriptStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    private const string Columns = "sequence, turn, ordinal, activity, state, channel_activity_id";

    /// <summary>
    /// Appends an inbound activity. Returns the place where it stands: another than <paramref name="sequence"/> means that
    /// the channel had sent it before and nothing was stored.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="sequence">Its new place.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="deduplicationKey">The channel's own id, or null.</param>
    /// <param name="touch">Whether the conversation's own row is created or made active as well.</param>
    /// <param name="isNewSender">Whether it is noted as well that its sender writes here.</param>
    public Task<long> AppendInboundAsync(
        ConversationId conversation,
        long sequence,
        Activity activity,
        string? deduplicationKey,
        bool touch,
        bool isNewSender = false
    )
    {
        var id = conversation.ToString();
        var json = ActivityJson.ToJson(activity);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.RunAsync(
            id,
            sql =>
            {
                if (touch)
                {
                    TouchConversation(sql, conversation, id, activity.From?.Id, now);
                }

                if (isNewSender)
                {
                    UserMemoryStore.AddConversation(sql, new(conversation.Tenant, conversation.Channel, activity.From!.Id!), id);
                }

                var inserted = sql.Execute(
                    """
                    INSERT INTO transcript (conversation_id, sequence, turn, ordinal, deduplication_key, activity, state, timestamp)
                    VALUES (@p0, @p1, @p1, 0, @p2, @p3, 0, @p4)
                    ON CONFLICT (conversation_id, deduplication_key) WHERE deduplication_key IS NOT NULL DO NOTHING
                    """,
                    id,
                    sequence,
                    deduplicationKey,
                    json,
                    now
                );
                return inserted == 1
                    ? sequence
                    : sql.Scalar<long>(
                        "SELECT sequence FROM transcript WHERE conversation_id = @p0 AND deduplication_key = @p1",
                        id,
                        deduplicationKey
                    );
            }
        );
    }

    /// <summary>Appends an answer. Fails when the turn already has one with this ordinal.</summary>
    public Task<int> AppendOutboundAsync(
        ConversationId conversation,
        long sequence,
        long turn,
        int ordinal,
        Activity activity,
        DeliveryState state
    )
    {
        var id = conversation.ToString();
        var json = ActivityJson.ToJson(activity);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO transcript (conversation_id, sequence, turn, ordinal, activity, state, timestamp)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
                    """,
                    id,
                    sequence,
                    turn,
                    ordinal,
                    json,
                    (int)state,
                    now
                )
        );
    }

    /// <summary>Records how far a pushed answer got.</summary>
    public Task<int> MarkDeliveryAsync(ConversationId conversation, long sequence, DeliveryState state, string? channelActivityId)
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    "UPDATE transcript SET state = @p2, channel_activity_id = @p3 WHERE conversation_id = @p0 AND sequence = @p1",
                    id,
                    sequence,
                    (int)state,
                    channelActivityId
                )
        );
    }

    /// <summary>Replaces the text of an answer that was edited.</summary>
    public Task<int> ReplaceAsync(ConversationId conversation, long sequence, Activity activity)
    {
        var id = conversation.ToString();
        var json = ActivityJson.ToJson(activity);
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    "UPDATE transcript SET activity = @p2 WHERE conversation_id = @p0 AND sequence = @p1",
                    id,
                    sequence,
                    json
                )
        );
    }

    /// <summary>Replaces activities of either direction, all or none; places, ids for deduplication and outcomes stay.</summary>
    public Task<int> ReplaceAsync(ConversationId conversation, IReadOnlyList<(long Sequence, Activity Activity)> replacements)
    {
        var id = conversation.ToString();
        var rows = replacements.Select(row => (row.Sequence, Json: ActivityJson.ToJson(row.Activity))).ToList();
        return writer.RunAsync(
            id,
            sql =>
                rows.Sum(row =>
                    sql.Execute(
                        "UPDATE transcript SET activity = @p2 WHERE conversation_id = @p0 AND sequence = @p1",
                        id,
                        row.Sequence,
                        row.Json
                    )
                )
        );
    }

    /// <summary>Records that a turn ended, and the state documents it changed, in one transaction.</summary>
    /// <exception cref="StateConflictException">A state document was changed by somebody else meanwhile.</exception>
    public Task<int> CompleteTurnAsync(
        ConversationId conversation,
        long turn,
        TurnOutcome outcome,
        IReadOnlyList<StateChange> changes
    )
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql =>
            {
                foreach (var change in changes)
                {
                    BotStateStore.Apply(sql, change);
                }

                return sql.Execute(
                    "UPDATE transcript SET state = @p2 WHERE conversation_id = @p0 AND sequence = @p1",
                    id,
                    turn,
                    (int)outcome
                );
            }
        );
    }

    /// <summary>Entries after a place, oldest first.</summary>
    public IReadOnlyList<TranscriptEntry> Read(ConversationId conversation, long afterSequence, int limit) =>
        Query(
            $"SELECT {Columns} FROM transcript WHERE conversation_id = @p0 AND sequence > @p1 ORDER BY sequence LIMIT @p2",
            ReadEntry,
            conversation.ToString(),
            afterSequence,
            limit
        );

    /// <summary>The whole transcript as it stands, page by page, oldest first.</summary>
    public IEnumerable<IReadOnlyList<TranscriptEntry>> Pages(ConversationId conversation, int size)
    {
        for (var page = Read(conversation, 0, size); page.Count > 0; page = Read(conversation, page[^1].Sequence, size))
        {
            yield return page;
        }
    }

    /// <summary>Whether a turn has ended, however; false when there is none.</summary>
    public bool HasEnded(ConversationId conversation, long turn) =>
        Read(conversation, turn - 1, 1) is [{ IsInbound: true, State: not 0 } entry] && entry.Sequence == turn;

    /// <summary>The newest entries before a place, oldest first.</summary>
    public IReadOnlyList<TranscriptEntry> ReadBefore(ConversationId conversation, long beforeSequence, int limit)
    {
        var rows = Query(
            $"SELECT {Columns} FROM transcript WHERE conversation_id = @p0 AND sequence < @p1 ORDER BY sequence DESC LIMIT @p2",
            ReadEntry,
            conversation.ToString(),
            beforeSequence,
            limit
        );
        rows.Reverse();
        return rows;
    }

    /// <summary>The answers a turn has given so far: what a turn that runs again must not repeat.</summary>
    public IReadOnlyList<TranscriptEntry> ReadAnswers(ConversationId conversation, long turn) =>
        Query(
            $"SELECT {Columns} FROM transcript WHERE conversation_id = @p0 AND turn = @p1 AND ordinal > 0 ORDER BY ordinal",
            ReadEntry,
            conversation.ToString(),
            turn
        );

    /// <summary>An answer by its own id or by the id that a push channel gave it, or null.</summary>
    public TranscriptEntry? FindByActivityId(ConversationId conversation, string activityId)
    {
        var separator = activityId.LastIndexOf('|');
        var isOwn = long.TryParse(activityId.AsSpan(separator + 1), CultureInfo.InvariantCulture, out var sequence);
        return Query(
                $"""
                SELECT {Columns} FROM transcript
                WHERE conversation_id = @p0 AND ordinal > 0 AND (sequence = @p1 OR channel_activity_id = @p2) LIMIT 1
                """,
                ReadEntry,
                conversation.ToString(),
                separator >= 0 && isOwn ? sequence : -1,
                activityId
            )
            .FirstOrDefault();
    }

    /// <summary>What a grain needs to continue a conversation.</summary>
    public ConversationRecord Load(ConversationId conversation)
    {
        var id = conversation.ToString();
        var head = Query(
            """
            SELECT status, last_activity_at,
                   (SELECT max(sequence) FROM transcript WHERE conversation_id = @p0)
            FROM conversation WHERE conversation_id = @p0
            """,
            static row =>
                (Status: (ConversationStatus)row.GetInt32(0), At: row.GetInt64(1), Last: row.IsDBNull(2) ? 0 : row.GetInt64(2)),
            id
        );
        if (head.Count == 0)
        {
            return new(Exists: false, ConversationStatus.Active, 0, 0, []);
        }

        var unfinished = Query(
            $"SELECT {Columns} FROM transcript WHERE conversation_id = @p0 AND ordinal = 0 AND state = 0 ORDER BY sequence",
            ReadEntry,
            id
        );
        return new(Exists: true, head[0].Status, head[0].At, head[0].Last, unfinished);
    }

    /// <summary>The user who started a conversation, or null.</summary>
    public string? FindOwner(ConversationId conversation) =>
        Query(
                "SELECT user_id FROM conversation WHERE conversation_id = @p0",
                static row => row.IsDBNull(0) ? null : row.GetString(0),
                conversation.ToString()
            )
            .FirstOrDefault();

    /// <summary>Every conversation in which a person has written, as far as it is known.</summary>
    public IReadOnlyList<ConversationId> FindConversationsOf(UserKey user) =>
        Query(
            """
            SELECT conversation_id FROM user_conversation WHERE tenant = @p0 AND channel = @p1 AND user_id = @p2
            UNION SELECT conversation_id FROM conversation WHERE tenant = @p0 AND channel = @p1 AND user_id = @p2 ORDER BY 1
            """,
            static row => ConversationId.Parse(row.GetString(0)),
            user.Tenant,
            user.Channel,
            user.UserId
        );

    /// <summary>Gives a conversation its title; one that has a title keeps it.</summary>
    public Task<int> SetTitleAsync(ConversationId conversation, string title)
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql => sql.Execute("UPDATE conversation SET title = @p1 WHERE conversation_id = @p0 AND title IS NULL", id, title)
        );
    }

    /// <summary>Takes the title off a conversation; the next question gives it another.</summary>
    public Task<int> ClearTitleAsync(ConversationId conversation)
    {
        var id = conversation.ToString();
        return writer.RunAsync(id, sql => sql.Execute("UPDATE conversation SET title = NULL WHERE conversation_id = @p0", id));
    }

    /// <summary>The title of a conversation for lists, or null.</summary>
    public string? FindTitle(ConversationId conversation) =>
        Query(
                "SELECT title FROM conversation WHERE conversation_id = @p0",
                static row => row.IsDBNull(0) ? null : row.GetString(0),
                conversation.ToString()
            )
            .FirstOrDefault();

    /// <summary>Conversations with unfinished turns.</summary>
    public IReadOnlyList<string> FindUnfinished(int limit) =>
        Query(
            "SELECT DISTINCT conversation_id FROM transcript WHERE ordinal = 0 AND state = 0 LIMIT @p0",
            static row => row.GetString(0),
            limit
        );

    /// <summary>Conversations in a state whose last activity is older than a time.</summary>
    public IReadOnlyList<string> FindIdle(ConversationStatus status, DateTimeOffset before, int limit) =>
        Query(
            "SELECT conversation_id FROM conversation WHERE status = @p0 AND last_activity_at < @p1 ORDER BY last_activity_at LIMIT @p2",
            static row => row.GetString(0),
            (int)status,
            before.ToUnixTimeMilliseconds(),
            limit
        );

    /// <summary>
    /// Moves a conversation without unfinished turns to another state; the journals of its turns are not needed any more, but
    /// what tools did stays as their trace.
    /// </summary>
    public Task<int> SetStatusAsync(ConversationId conversation, ConversationStatus status)
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql =>
            {
                sql.Execute($"DELETE FROM turn_journal WHERE conversation_id = @p0 AND NOT {JournalStore.IsRun}", id);
                return sql.Execute("UPDATE conversation SET status = @p1 WHERE conversation_id = @p0", id, (int)status);
            }
        );
    }

    private static void TouchConversation(
        PreparedStatements sql,
        ConversationId conversation,
        string id,
        string? userId,
        long now
    ) =>
        sql.Execute(
            """
            INSERT INTO conversation (conversation_id, tenant, channel, user_id, status, created_at, last_activity_at)
            VALUES (@p0, @p1, @p2, @p3, 0, @p4, @p4)
            ON CONFLICT (conversation_id) DO UPDATE SET status = 0, last_activity_at = @p4
            """,
            id,
            conversation.Tenant,
            conversation.Channel,
            userId,
            now
        );

    private static TranscriptEntry ReadEntry(DbDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), ActivityJson.Parse(row.GetString(3)), row.GetInt32(4))
        {
            ChannelActivityId = row.IsDBNull(5) ? null : row.GetString(5),
        };

    private List<T> Query<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        metrics.Read();
        return database.Read(statements => statements.Query(sql, read, values));
    }
}
