using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>What people were asked to approve, and what they answered. Nothing is changed or removed but arguments that their person wants forgotten. Thread-safe.</summary>
internal sealed class ToolAuditStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    /// <summary>What stands in place of arguments that were forgotten.</summary>
    public const string ErasedArguments = """{"removed":true}""";

    /// <summary>Records an event once, also when the turn runs again.</summary>
    public Task<int> RecordAsync(
        ConversationId conversation,
        long turn,
        string approvalId,
        string auditEvent,
        string tool,
        string risk,
        string arguments,
        string requesterId,
        string userId,
        bool isRemembered
    )
    {
        var id = conversation.ToString();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO tool_audit
                        (approval_id, event, conversation_id, turn, tool, risk, arguments, user_id, is_remembered, occurred_at,
                         requester_id)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
                    ON CONFLICT (approval_id, event) DO NOTHING
                    """,
                    approvalId,
                    auditEvent,
                    id,
                    turn,
                    tool,
                    risk,
                    arguments,
                    userId,
                    isRemembered,
                    now,
                    requesterId
                )
        );
    }

    /// <summary>The events of a conversation, oldest first.</summary>
    public IReadOnlyList<ToolAuditRow> Read(ConversationId conversation)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                """
                SELECT approval_id, event, conversation_id, turn, tool, risk, arguments, user_id, is_remembered, occurred_at, requester_id
                FROM tool_audit WHERE conversation_id = @p0 ORDER BY occurred_at, approval_id, turn
                """,
                static row => new ToolAuditRow
                {
                    ApprovalId = row.GetString(0),
                    Event = row.GetString(1),
                    ConversationId = row.GetString(2),
                    Turn = row.GetInt64(3),
                    Tool = row.GetString(4),
                    Risk = row.GetString(5),
                    Arguments = row.GetString(6),
                    UserId = row.GetString(7),
                    IsRemembered = row.GetBoolean(8),
                    OccurredAt = row.GetInt64(9),
                    RequesterId = row.GetString(10),
                },
                conversation.ToString()
            )
        );
    }

    /// <summary>Removes the arguments of events; who, when, which tool and what was decided stays.</summary>
    public Task<int> EraseArgumentsAsync(ConversationId conversation, IReadOnlyList<(string ApprovalId, string Event)> events) =>
        writer.RunAsync(
            conversation.ToString(),
            sql =>
                events.Sum(one =>
                    sql.Execute(
                        "UPDATE tool_audit SET arguments = @p2 WHERE approval_id = @p0 AND event = @p1",
                        one.ApprovalId,
                        one.Event,
                        ErasedArguments
                    )
                )
        );
}
