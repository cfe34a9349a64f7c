using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>Thumbs on answers; one per user and answer, the last one counts. Thread-safe.</summary>
internal sealed class FeedbackStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    /// <param name="conversation">Where the answer was given.</param>
    /// <param name="activityId">The answer.</param>
    /// <param name="userId">Who judged it.</param>
    /// <param name="vote">1 = up, -1 = down.</param>
    /// <param name="comment">What the user wrote about it; null leaves what was written with the same vote.</param>
    public Task<int> SaveAsync(ConversationId conversation, string activityId, string userId, int vote, string? comment)
    {
        var id = conversation.ToString();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO feedback (conversation_id, activity_id, user_id, vote, comment, given_at)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
                    ON CONFLICT (conversation_id, activity_id, user_id)
                    DO UPDATE SET
                        comment = CASE WHEN feedback.vote = @p3 THEN COALESCE(@p4, feedback.comment) ELSE @p4 END,
                        vote = @p3,
                        given_at = @p5
                    """,
                    id,
                    activityId,
                    userId,
                    vote,
                    comment,
                    now
                )
        );
    }

    /// <summary>Takes a verdict back, when it is the one that counts.</summary>
    public Task<int> DeleteAsync(ConversationId conversation, string activityId, string userId, int vote)
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql =>
                sql.Execute(
                    "DELETE FROM feedback WHERE conversation_id = @p0 AND activity_id = @p1 AND user_id = @p2 AND vote = @p3",
                    id,
                    activityId,
                    userId,
                    vote
                )
        );
    }

    /// <summary>The comments of a person in a conversation, with the answers that they are on.</summary>
    public IReadOnlyList<(string ActivityId, string Comment)> ReadComments(ConversationId conversation, string userId)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                "SELECT activity_id, comment FROM feedback WHERE conversation_id = @p0 AND user_id = @p1 AND comment IS NOT NULL",
                static row => (row.GetString(0), row.GetString(1)),
                conversation.ToString(),
                userId
            )
        );
    }

    /// <summary>Removes comments; the votes stay.</summary>
    public Task<int> DeleteCommentsAsync(ConversationId conversation, string userId, IReadOnlyList<string> activityIds)
    {
        var id = conversation.ToString();
        return writer.RunAsync(
            id,
            sql =>
                activityIds.Sum(activityId =>
                    sql.Execute(
                        "UPDATE feedback SET comment = NULL WHERE conversation_id = @p0 AND activity_id = @p1 AND user_id = @p2",
                        id,
                        activityId,
                        userId
                    )
                )
        );
    }
}
