using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>The finished steps of turns. Thread-safe.</summary>
internal sealed class JournalStore(Database database, GroupCommitWriter writer, StorageMetrics metrics)
{
    /// <summary>Whether a step belongs to a run with tools.</summary>
    public const string IsRun = "(step LIKE 'model:%' OR step LIKE 'tool:%')";

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

    /// <summary>The steps of runs with tools, which are kept for good: turn, name and result as JSON, by turn and name.</summary>
    public IReadOnlyList<(long Turn, string Step, string Result)> ReadRuns(ConversationId conversation)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                $"SELECT turn, step, result FROM turn_journal WHERE conversation_id = @p0 AND {IsRun} ORDER BY turn, step",
                static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
                conversation.ToString()
            )
        );
    }

    /// <summary>All steps of the turns of a conversation from one to another, both included.</summary>
    public IReadOnlyList<(long Turn, string Step, string Result)> ReadBetween(ConversationId conversation, long first, long last)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                "SELECT turn, step, result FROM turn_journal WHERE conversation_id = @p0 AND turn >= @p1 AND turn <= @p2",
                static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
                conversation.ToString(),
                first,
                last
            )
        );
    }

    /// <summary>Removes steps of a conversation, all or none.</summary>
    public Task<int> DeleteAsync(ConversationId conversation, IReadOnlyList<(long Turn, string Step)> steps)
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql =>
                steps.Sum(step =>
                    sql.Execute(
                        "DELETE FROM turn_journal WHERE conversation_id = @p0 AND turn = @p1 AND step = @p2",
                        id,
                        step.Turn,
                        step.Step
                    )
                )
        );
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
