using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>Removes from one transcript what a person wants forgotten, with the files that were attached to it. Called by its conversation only.</summary>
internal sealed class TranscriptEraser(TranscriptStore transcript, ErasureStore erasures, UploadStore uploads)
{
    private const int Page = 500;

    /// <param name="conversation">The conversation.</param>
    /// <param name="erasureId">What is to be forgotten.</param>
    /// <param name="byTurn">The turn that carries it out here; 0 = none.</param>
    /// <returns>Whether no turn is left that may still tell it, and what was replaced.</returns>
    public async Task<(bool IsComplete, IReadOnlyList<TranscriptEntry> Replaced)> EraseAsync(
        ConversationId conversation,
        string erasureId,
        long byTurn
    )
    {
        if (erasures.Find(erasureId) is not { Request: not null } row)
        {
            return (true, []);
        }

        var erasure = new Erasure(row);
        var turns = new ErasedTurns(erasure, conversation, byTurn);
        var files = uploads.FindOf(conversation.ToString(), erasure.User.UserId);
        var replaced = new List<TranscriptEntry>();
        foreach (var page in transcript.Pages(conversation, Page))
        {
            var gone = page.Where(turns.Goes).ToList();
            if (gone.Count == 0)
            {
                continue;
            }

            // Files first: their message is what names them.
            foreach (var file in files.Where(file => gone.Any(entry => entry.IsInbound && IsIn(entry.Activity, file))))
            {
                await uploads.EraseAsync(file);
            }

            var tombstones = gone.ConvertAll(entry => entry with { Activity = Tombstone.Of(entry.Activity) });
            await transcript.ReplaceAsync(conversation, [.. tombstones.Select(entry => (entry.Sequence, entry.Activity))]);
            replaced.AddRange(tombstones);
        }

        return (turns.IsComplete, replaced);
    }

    private static bool IsIn(Activity activity, Persistence.Rows.UploadRow file) =>
        activity.Attachments?.Any(attachment => attachment.ContentUrl?.EndsWith(file.UploadId, StringComparison.Ordinal) == true)
        == true;
}
