using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Stores a thumb, whichever way it came.</summary>
internal sealed class FeedbackIntake(FeedbackStore store, TranscriptStore transcript)
{
    /// <summary>A thumb that points down.</summary>
    public const string Down = "dislike";
    private const int LongestComment = 4000;

    /// <summary>Null when nobody can tell which answer, whose thumb or which direction is meant.</summary>
    /// <returns>The verdict, with the answer's id as the transcript has it.</returns>
    public async Task<(string AnswerId, bool IsDown)?> TakeAsync(
        ITurnContext turn,
        string? answerId,
        string? reaction,
        string? comment
    )
    {
        if (ReadVote(reaction) is not { } vote || string.IsNullOrEmpty(answerId) || turn.Activity.From?.Id is not { } userId)
        {
            return null;
        }

        var id = Find(turn, answerId)?.Activity.Id ?? answerId;
        await store.SaveAsync(turn.Conversation, id, userId, vote, Shorten(comment));
        return (id, vote < 0);
    }

    /// <summary>Takes back the thumb of this direction, when it is the one that counts.</summary>
    public async Task WithdrawAsync(ITurnContext turn, string answerId, string? reaction)
    {
        if (ReadVote(reaction) is { } vote && turn.Activity.From?.Id is { } userId)
        {
            await store.DeleteAsync(turn.Conversation, Find(turn, answerId)?.Activity.Id ?? answerId, userId, vote);
        }
    }

    /// <summary>Whether a message is one that the bot has sent here.</summary>
    public bool IsOurs(ITurnContext turn, string activityId) =>
        Find(turn, activityId) is { IsInbound: false, Activity.Type: ActivityTypes.Message };

    private TranscriptEntry? Find(ITurnContext turn, string activityId) =>
        transcript.FindByActivityId(turn.Conversation, activityId);

    private static int? ReadVote(string? reaction) =>
        reaction switch
        {
            "like" or "LikeAction" or "upvote" or "plusOne" or "heart" => 1,
            Down or "DislikeAction" or "downvote" or "minusOne" => -1,
            // Teams names its newer reactions by a code point and a word.
            { } other when other.EndsWith("_thumbsup", StringComparison.Ordinal) => 1,
            { } other when other.EndsWith("_thumbsdown", StringComparison.Ordinal) => -1,
            _ => null,
        };

    private static string? Shorten(string? comment) =>
        string.IsNullOrWhiteSpace(comment) ? null
        : comment.Length <= LongestComment ? comment
        : comment[..LongestComment];
}
