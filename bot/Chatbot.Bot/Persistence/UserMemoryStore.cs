using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>Consents of users, the facts that rest on them, and where else something of a user is remembered. Thread-safe.</summary>
internal sealed class UserMemoryStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    private const int MostFacts = 500;
    private const string OfUser = "tenant = @p0 AND channel = @p1 AND user_id = @p2";

    private const string FactColumns =
        "fact_id, tenant, channel, user_id, text, subject, conversation_id, turn, message_id, said_at, expires_at, consented_at";

    /// <summary>When the user allowed facts to be kept, and when everything was forgotten; null = never.</summary>
    public (DateTimeOffset? ConsentedAt, DateTimeOffset? ForgottenAt) Read(UserKey user)
    {
        metrics.Read();
        return database
            .Read(sql =>
                sql.Query(
                    $"SELECT consented_at, forgotten_at FROM user_memory WHERE {OfUser}",
                    static row =>
                        (Time(row.IsDBNull(0) ? null : row.GetInt64(0)), Time(row.IsDBNull(1) ? null : row.GetInt64(1))),
                    user.Tenant,
                    user.Channel,
                    user.UserId
                )
            )
            .FirstOrDefault();
    }

    public Task<int> ConsentAsync(UserKey user)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return RunAsync(
            user,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO user_memory (tenant, channel, user_id, consented_at) VALUES (@p0, @p1, @p2, @p3)
                    ON CONFLICT (tenant, channel, user_id) DO UPDATE SET consented_at = coalesce(user_memory.consented_at, @p3)
                    """,
                    user.Tenant,
                    user.Channel,
                    user.UserId,
                    now
                )
        );
    }

    /// <summary>Takes the consent back and removes what rested on it.</summary>
    public Task<int> WithdrawAsync(UserKey user) =>
        RunAsync(
            user,
            sql =>
            {
                sql.Execute($"UPDATE user_memory SET consented_at = NULL WHERE {OfUser}", user.Tenant, user.Channel, user.UserId);
                return sql.Execute($"DELETE FROM user_fact WHERE {OfUser}", user.Tenant, user.Channel, user.UserId);
            }
        );

    /// <summary>Keeps a fact once. False when the user has not consented, or had everything forgotten after it was said.</summary>
    /// <param name="fact">The fact; its consent is taken from the user.</param>
    /// <param name="replacedIds">Facts of the same user that it corrects.</param>
    public Task<bool> AddAsync(UserFactRow fact, IReadOnlyList<string> replacedIds)
    {
        var user = new UserKey(fact.Tenant, fact.Channel, fact.UserId);
        return RunAsync(
            user,
            sql =>
            {
                var consentedAt = sql.Scalar<long>(
                    $"SELECT consented_at FROM user_memory WHERE {OfUser} AND consented_at IS NOT NULL AND coalesce(forgotten_at, 0) < @p3",
                    user.Tenant,
                    user.Channel,
                    user.UserId,
                    fact.SaidAt
                );
                if (consentedAt == 0)
                {
                    return false;
                }

                foreach (var id in replacedIds)
                {
                    DeleteFact(sql, user, id);
                }

                Insert(sql, fact, consentedAt);
                DeleteOldest(sql, user);
                return true;
            }
        );
    }

    /// <summary>Facts that have not expired, oldest first.</summary>
    public IReadOnlyList<UserFactRow> ReadFacts(UserKey user) =>
        QueryFacts($"{OfUser} AND expires_at > @p3", user.Tenant, user.Channel, user.UserId, Now());

    /// <summary>Who of a tenant has this id, on whichever channel.</summary>
    public IReadOnlyList<UserKey> FindUsers(string tenant, string userId)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                """
                SELECT tenant, channel, user_id FROM user_memory WHERE tenant = @p0 AND user_id = @p1
                UNION SELECT tenant, channel, user_id FROM user_conversation WHERE tenant = @p0 AND user_id = @p1
                UNION SELECT tenant, channel, user_id FROM erasure WHERE tenant = @p0 AND user_id = @p1 ORDER BY 2
                """,
                static row => new UserKey(row.GetString(0), row.GetString(1), row.GetString(2)),
                tenant,
                userId
            )
        );
    }

    public Task<int> DeleteAsync(UserKey user, IReadOnlyList<string> factIds) =>
        RunAsync(user, sql => factIds.Sum(id => DeleteFact(sql, user, id)));

    /// <summary>Removes facts and titles, and marks everything said until a time as forgotten. The consent stays.</summary>
    public Task<int> ForgetAllAsync(UserKey user, DateTimeOffset until)
    {
        var now = until.ToUnixTimeMilliseconds();
        return RunAsync(
            user,
            sql =>
            {
                var isNew = sql.Execute(
                    """
                    INSERT INTO user_memory (tenant, channel, user_id, forgotten_at) VALUES (@p0, @p1, @p2, @p3)
                    ON CONFLICT (tenant, channel, user_id) DO UPDATE SET forgotten_at = @p3
                    WHERE coalesce(user_memory.forgotten_at, 0) < @p3
                    """,
                    user.Tenant,
                    user.Channel,
                    user.UserId,
                    now
                );
                if (isNew > 0)
                {
                    sql.Execute(
                        $"""
                        UPDATE conversation SET title = NULL
                        WHERE conversation_id IN (SELECT conversation_id FROM user_conversation WHERE {OfUser}) OR ({OfUser})
                        """,
                        user.Tenant,
                        user.Channel,
                        user.UserId
                    );
                }

                return sql.Execute(
                    $"DELETE FROM user_fact WHERE {OfUser} AND said_at <= @p3",
                    user.Tenant,
                    user.Channel,
                    user.UserId,
                    now
                );
            }
        );
    }

    /// <summary>Removes facts whose time is over; returns how many.</summary>
    public Task<int> DeleteExpiredAsync()
    {
        var now = Now();
        return writer.RunAsync("user_fact", sql => sql.Execute("DELETE FROM user_fact WHERE expires_at <= @p0", now));
    }

    /// <summary>Notes that something of the user is remembered in a conversation.</summary>
    public Task<int> AddConversationAsync(UserKey user, ConversationId conversation)
    {
        var id = conversation.ToString();
        return RunAsync(user, sql => AddConversation(sql, user, id));
    }

    internal static int AddConversation(PreparedStatements sql, UserKey user, string conversationId) =>
        sql.Execute(
            """
            INSERT INTO user_conversation (tenant, channel, user_id, conversation_id) VALUES (@p0, @p1, @p2, @p3)
            ON CONFLICT (tenant, channel, user_id, conversation_id) DO NOTHING
            """,
            user.Tenant,
            user.Channel,
            user.UserId,
            conversationId
        );

    public IReadOnlyList<ConversationId> ReadConversations(UserKey user)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                $"SELECT conversation_id FROM user_conversation WHERE {OfUser} ORDER BY conversation_id",
                static row => ConversationId.Parse(row.GetString(0)),
                user.Tenant,
                user.Channel,
                user.UserId
            )
        );
    }

    private static void Insert(PreparedStatements sql, UserFactRow fact, long consentedAt) =>
        sql.Execute(
            $"""
            INSERT INTO user_fact ({FactColumns})
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
            ON CONFLICT (fact_id) DO NOTHING
            """,
            fact.FactId,
            fact.Tenant,
            fact.Channel,
            fact.UserId,
            fact.Text,
            fact.Subject,
            fact.ConversationId,
            fact.Turn,
            fact.MessageId,
            fact.SaidAt,
            fact.ExpiresAt,
            consentedAt
        );

    private static int DeleteFact(PreparedStatements sql, UserKey user, string id) =>
        sql.Execute($"DELETE FROM user_fact WHERE {OfUser} AND fact_id = @p3", user.Tenant, user.Channel, user.UserId, id);

    private static void DeleteOldest(PreparedStatements sql, UserKey user) =>
        sql.Execute(
            $"""
            DELETE FROM user_fact WHERE {OfUser} AND fact_id NOT IN
                (SELECT fact_id FROM user_fact WHERE {OfUser} ORDER BY said_at DESC, fact_id LIMIT {MostFacts})
            """,
            user.Tenant,
            user.Channel,
            user.UserId
        );

    private Task<T> RunAsync<T>(UserKey user, Func<PreparedStatements, T> run) =>
        writer.RunAsync($"{user.Channel}/{user.Tenant}/{user.UserId}", run);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset? Time(long? value) => value is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private IReadOnlyList<UserFactRow> QueryFacts(string condition, params object?[] values)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                $"SELECT {FactColumns} FROM user_fact WHERE {condition} ORDER BY said_at, turn, fact_id",
                static row => new UserFactRow
                {
                    FactId = row.GetString(0),
                    Tenant = row.GetString(1),
                    Channel = row.GetString(2),
                    UserId = row.GetString(3),
                    Text = row.GetString(4),
                    Subject = row.GetString(5),
                    ConversationId = row.GetString(6),
                    Turn = row.GetInt64(7),
                    MessageId = row.GetString(8),
                    SaidAt = row.GetInt64(9),
                    ExpiresAt = row.GetInt64(10),
                    ConsentedAt = row.GetInt64(11),
                },
                values
            )
        );
    }
}
