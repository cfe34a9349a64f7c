using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Stores a thumb, whichever way it came.</summary>
internal sealed class FeedbackIntake(FeedbackStore store, TranscriptStore transcript)
{
    private const int LongestComment = 4000;

    /// <summary>False when nobody can tell which answer, whose thumb or which direction is meant.</summary>
    public async Task<bool> TakeAsync(ITurnContext turn, string? answerId, string? reaction, string? comment)
    {
        if (ReadVote(reaction) is not { } vote || string.IsNullOrEmpty(answerId) || turn.Activity.From?.Id is not { } userId)
        {
            return false;
        }

        var answer = transcript.FindByActivityId(turn.Conversation, answerId);
        await store.SaveAsync(turn.Conversation, answer?.Activity.Id ?? answerId, userId, vote, Shorten(comment));
        return true;
    }

    private static int? ReadVote(string? reaction) =>
        reaction switch
        {
            "like" or "LikeAction" or "upvote" => 1,
            "dislike" or "DislikeAction" or "downvote" => -1,
            _ => null,
        };

    private static string? Shorten(string? comment) =>
        string.IsNullOrWhiteSpace(comment) ? null
        : comment.Length <= LongestComment ? comment
        : comment[..LongestComment];
}
