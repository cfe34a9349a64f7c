using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>The finished steps of turns. Thread-safe.</summary>
internal sealed class JournalStore(Database database, GroupCommitWriter writer, StorageMetrics metrics)
{
    public IReadOnlyDictionary<string, string> Read(ConversationId conversation, long turn)
    {
        metrics.Read();
        return database
            .Read(sql =>
                sql.Query(
                    "SELECT step, result FROM turn_journal WHERE conversation_id = @p0 AND turn = @p1",
                    static row => (Step: row.GetString(0), Result: row.GetString(1)),
                    conversation.ToString(),
                    turn
                )
            )
            .ToDictionary(row => row.Step, row => row.Result, StringComparer.Ordinal);
    }

    public Task<int> RecordAsync(ConversationId conversation, long turn, string step, string result)
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO turn_journal (conversation_id, turn, step, result) VALUES (@p0, @p1, @p2, @p3)
                    ON CONFLICT (conversation_id, turn, step) DO UPDATE SET result = @p3
                    """,
                    id,
                    turn,
                    step,
                    result
                )
        );
    }
}
