using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Persistence;

/// <summary>Answers for times in which no language model answers. Thread-safe.</summary>
internal sealed class CachedAnswerStore(Database database, GroupCommitWriter writer, StorageMetrics metrics)
{
    /// <summary>Keeps an answer; the latest one of its key stays.</summary>
    public Task<int> SaveAsync(CachedAnswerRow row) =>
        writer.RunAsync(
            row.AnswerKey,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO cached_answer
                        (answer_key, tenant, channel, user_id, conversation_id, answer, created_at, expires_at)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
                    ON CONFLICT (answer_key) DO UPDATE SET tenant = @p1, channel = @p2, user_id = @p3, conversation_id = @p4,
                        answer = @p5, created_at = @p6, expires_at = @p7
                    """,
                    row.AnswerKey,
                    row.Tenant,
                    row.Channel,
                    row.UserId,
                    row.ConversationId,
                    row.Answer,
                    row.CreatedAt,
                    row.ExpiresAt
                )
        );

    /// <summary>The answer of a key whose time is not over; null when there is none.</summary>
    public CachedAnswerRow? Find(string answerKey, DateTimeOffset now)
    {
        metrics.Read();
        return database
            .Read(sql =>
                sql.Query(
                    "SELECT answer_key, tenant, channel, user_id, conversation_id, answer, created_at, expires_at FROM cached_answer WHERE answer_key = @p0 AND expires_at > @p1",
                    static row => new CachedAnswerRow
                    {
                        AnswerKey = row.GetString(0),
                        Tenant = row.GetString(1),
                        Channel = row.GetString(2),
                        UserId = row.GetString(3),
                        ConversationId = row.GetString(4),
                        Answer = row.GetString(5),
                        CreatedAt = row.GetInt64(6),
                        ExpiresAt = row.GetInt64(7),
                    },
                    answerKey,
                    now.ToUnixTimeMilliseconds()
                )
            )
            .FirstOrDefault();
    }

    /// <summary>Forgets the answers to what a person asked.</summary>
    /// <param name="user">The person.</param>
    /// <param name="conversationId">Only those of one conversation; null = of all.</param>
    public Task<int> ForgetAsync(UserKey user, string? conversationId = null) =>
        writer.RunAsync(
            "cached-answers",
            sql =>
                sql.Execute(
                    $"DELETE FROM cached_answer WHERE tenant = @p0 AND channel = @p1 AND user_id = @p2{(conversationId is null ? "" : " AND conversation_id = @p3")}",
                    conversationId is null
                        ? [user.Tenant, user.Channel, user.UserId]
                        : [user.Tenant, user.Channel, user.UserId, conversationId]
                )
        );

    /// <summary>Forgets the answers whose time is over.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now) =>
        writer.RunAsync(
            "cached-answers",
            sql => sql.Execute("DELETE FROM cached_answer WHERE expires_at <= @p0", now.ToUnixTimeMilliseconds())
        );
}
