using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>Turns that failed, for their owners. Thread-safe.</summary>
internal sealed class FaultStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    public Task<int> RecordAsync(ConversationId conversation, long turn, string correlationId, Exception exception)
    {
        var id = conversation.ToString();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO fault (correlation_id, conversation_id, turn, kind, detail, occurred_at)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5) ON CONFLICT (correlation_id) DO NOTHING
                    """,
                    correlationId,
                    id,
                    turn,
                    exception.GetType().FullName,
                    Describe(exception),
                    now
                )
        );
    }

    /// <summary>The turn of a conversation that failed with this reference, or null.</summary>
    public long? FindTurn(ConversationId conversation, string correlationId)
    {
        metrics.Read();
        var turns = database.Read(sql =>
            sql.Query(
                "SELECT turn FROM fault WHERE correlation_id = @p0 AND conversation_id = @p1",
                static row => row.GetInt64(0),
                correlationId,
                conversation.ToString()
            )
        );
        return turns.Count == 0 ? null : turns[0];
    }

    /// <summary>Types and stacks only: messages may quote what a user wrote.</summary>
    private static string Describe(Exception exception)
    {
        var parts = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            parts.Add($"{current.GetType().FullName}\n{current.StackTrace}");
        }

        return string.Join("\n--- caused by\n", parts);
    }
}
