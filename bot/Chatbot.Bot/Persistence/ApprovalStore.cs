using System.Data.Common;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Persistence;

/// <summary>Requests for approval and where approvers are reached. Thread-safe.</summary>
internal sealed class ApprovalStore(Database database, GroupCommitWriter writer, StorageMetrics metrics)
{
    public const string Pending = "pending";

    private const string Columns =
        "approval_id, conversation_id, user_id, reference, pending, approver, approver_conversation_id, approver_reference, "
        + "card_activity_id, status, decided_turn, arguments, is_remembered, decided_by, decided_at, expires_at, comment";

    /// <summary>Keeps a request once, also when its turn runs again.</summary>
    public Task<int> AddAsync(ApprovalRow row) =>
        writer.RunAsync(
            row.ApprovalId,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO approval
                        (approval_id, conversation_id, user_id, reference, pending, approver, approver_conversation_id,
                         approver_reference, status, is_remembered, expires_at)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
                    ON CONFLICT (approval_id) DO NOTHING
                    """,
                    row.ApprovalId,
                    row.ConversationId,
                    row.UserId,
                    row.Reference,
                    row.Pending,
                    row.Approver,
                    row.ApproverConversationId,
                    row.ApproverReference,
                    Pending,
                    false,
                    row.ExpiresAt
                )
        );

    public ApprovalRow? Find(string approvalId)
    {
        metrics.Read();
        return database
            .Read(sql => sql.Query($"SELECT {Columns} FROM approval WHERE approval_id = @p0", ReadRow, approvalId))
            .FirstOrDefault();
    }

    /// <summary>The requests that a person's questions in a conversation have made.</summary>
    public IReadOnlyList<ApprovalRow> FindOf(string conversationId, string userId)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                $"SELECT {Columns} FROM approval WHERE conversation_id = @p0 AND user_id = @p1 ORDER BY approval_id",
                ReadRow,
                conversationId,
                userId
            )
        );
    }

    /// <summary>Takes the content out of a request, with which nobody goes on any more. What was decided is in the audit.</summary>
    /// <param name="approvalId">Which.</param>
    /// <param name="pending">The request and its run without content, JSON.</param>
    /// <param name="status">How it stands then.</param>
    public Task<int> EraseAsync(string approvalId, string pending, string status) =>
        writer.RunAsync(
            approvalId,
            sql =>
                sql.Execute(
                    "UPDATE approval SET status = @p1, pending = @p2, arguments = NULL, comment = NULL WHERE approval_id = @p0",
                    approvalId,
                    status,
                    pending
                )
        );

    /// <summary>Changes what is kept of a request; how it stands stays.</summary>
    public Task<int> ReviseAsync(string approvalId, string pending) =>
        writer.RunAsync(
            approvalId,
            sql => sql.Execute("UPDATE approval SET pending = @p1 WHERE approval_id = @p0", approvalId, pending)
        );

    /// <summary>Remembers which message asks.</summary>
    public Task<int> SetCardAsync(string approvalId, string activityId) =>
        writer.RunAsync(
            approvalId,
            sql => sql.Execute("UPDATE approval SET card_activity_id = @p1 WHERE approval_id = @p0", approvalId, activityId)
        );

    /// <summary>Decides a request that waits; one that was decided stays as it is.</summary>
    public Task<int> DecideAsync(
        string approvalId,
        string status,
        string turn,
        string? arguments,
        bool isRemembered,
        string? decidedBy,
        string? comment,
        DateTimeOffset at
    )
    {
        var now = at.ToUnixTimeMilliseconds();
        return writer.RunAsync(
            approvalId,
            sql =>
                sql.Execute(
                    """
                    UPDATE approval SET status = @p1, decided_turn = @p2, arguments = @p3, is_remembered = @p4,
                        decided_by = @p5, decided_at = @p6, comment = @p8
                    WHERE approval_id = @p0 AND status = @p7
                    """,
                    approvalId,
                    status,
                    turn,
                    arguments,
                    isRemembered,
                    decidedBy,
                    now,
                    Pending,
                    comment
                )
        );
    }

    /// <summary>Requests to an approver that wait and were sent nowhere yet, oldest first.</summary>
    public IReadOnlyList<string> FindUnasked(string approver)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                "SELECT approval_id FROM approval WHERE status = @p0 AND approver = @p1 AND approver_conversation_id = '' ORDER BY expires_at, approval_id",
                static row => row.GetString(0),
                Pending,
                approver
            )
        );
    }

    /// <summary>Remembers where a request was sent; the first place counts.</summary>
    public Task<int> SetPlaceAsync(string approvalId, string conversationId, string reference) =>
        writer.RunAsync(
            approvalId,
            sql =>
                sql.Execute(
                    "UPDATE approval SET approver_conversation_id = @p1, approver_reference = @p2 WHERE approval_id = @p0 AND approver_conversation_id = ''",
                    approvalId,
                    conversationId,
                    reference
                )
        );

    /// <summary>Requests that wait although their time is over.</summary>
    public IReadOnlyList<ApprovalRow> FindDue(DateTimeOffset now, int limit)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                $"SELECT {Columns} FROM approval WHERE status = @p0 AND expires_at <= @p1 ORDER BY expires_at LIMIT @p2",
                ReadRow,
                Pending,
                now.ToUnixTimeMilliseconds(),
                limit
            )
        );
    }

    /// <summary>Forgets decided requests whose time was over before; the audit stays.</summary>
    public Task<int> PurgeAsync(DateTimeOffset before) =>
        writer.RunAsync(
            "approval",
            sql =>
                sql.Execute(
                    "DELETE FROM approval WHERE status <> @p0 AND expires_at < @p1",
                    Pending,
                    before.ToUnixTimeMilliseconds()
                )
        );

    /// <summary>Remembers where an approver is reached; the last place counts.</summary>
    public Task<int> SaveApproverAsync(ApproverRow row) =>
        writer.RunAsync(
            row.Approver,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO approver (approver, conversation_id, reference) VALUES (@p0, @p1, @p2)
                    ON CONFLICT (approver) DO UPDATE SET conversation_id = @p1, reference = @p2
                    """,
                    row.Approver,
                    row.ConversationId,
                    row.Reference
                )
        );

    public ApproverRow? FindApprover(string approver)
    {
        metrics.Read();
        return database
            .Read(sql =>
                sql.Query(
                    "SELECT approver, conversation_id, reference FROM approver WHERE approver = @p0",
                    static row => new ApproverRow
                    {
                        Approver = row.GetString(0),
                        ConversationId = row.GetString(1),
                        Reference = row.GetString(2),
                    },
                    approver
                )
            )
            .FirstOrDefault();
    }

    private static ApprovalRow ReadRow(DbDataReader row) =>
        new()
        {
            ApprovalId = row.GetString(0),
            ConversationId = row.GetString(1),
            UserId = row.GetString(2),
            Reference = row.GetString(3),
            Pending = row.GetString(4),
            Approver = row.GetString(5),
            ApproverConversationId = row.GetString(6),
            ApproverReference = row.GetString(7),
            CardActivityId = row.IsDBNull(8) ? null : row.GetString(8),
            Status = row.GetString(9),
            DecidedTurn = row.IsDBNull(10) ? null : row.GetString(10),
            Arguments = row.IsDBNull(11) ? null : row.GetString(11),
            IsRemembered = row.GetBoolean(12),
            DecidedBy = row.IsDBNull(13) ? null : row.GetString(13),
            DecidedAt = row.IsDBNull(14) ? null : row.GetInt64(14),
            ExpiresAt = row.GetInt64(15),
            Comment = row.IsDBNull(16) ? null : row.GetString(16),
        };
}
