using Chatbot.Bot.Channels.DirectLine.Streaming;
using Chatbot.Bot.Channels.DirectLine.Uploads;
using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Takes activities, and hands them out to clients that poll.</summary>
internal sealed class ActivitiesHandler(
    DirectLineAuthenticator authenticator,
    DirectLineLimits limits,
    ActivityIntake intake,
    ConversationInbox inbox,
    AttachmentLinks links,
    ClientAddress address,
    TranscriptStore transcript,
    TimeProvider time
)
{
    private const int PageSize = 200;

    /// <summary>Acknowledges as soon as the activity is durable; never waits for the turn.</summary>
    public async Task<IResult> PostAsync(HttpContext http, string conversation)
    {
        var caller = await authenticator.AuthenticateAsync(http.Request, conversation);
        limits.CountPost(conversation);
        var body = await RequestJson.ReadBytesAsync(http, time);
        var activity = intake.Read(body.Span, conversation, caller);
        if (!ActivityIntake.HasContent(activity))
        {
            throw DirectLineException.BadRequest("A message needs text, attachments or a value.");
        }

        await inbox.RequireKnownAsync(conversation, caller);
        var receipt = await inbox.PostAsync(conversation, activity);
        return TypedResults.Json(new ResourceAnswer(receipt.ActivityId), DirectLineJsonContext.Default.ResourceAnswer);
    }

    public async Task<IResult> ListAsync(HttpContext http, string conversation)
    {
        var caller = await authenticator.AuthenticateAsync(http.Request, conversation);
        var position = Watermark.Read(http.Request) ?? 0;
        var entries = transcript.Read(DirectLineChannel.ToConversationId(conversation), position, PageSize);
        if (entries.Count == 0)
        {
            await RequireReadableAsync(conversation, caller);
        }

        var view = new ClientView(conversation, position, transcript);
        var frame = new ActivityFrame();
        var target = address.GetBase(http.Request);
        foreach (var entry in entries)
        {
            position = entry.Sequence;
            if (view.Of(entry.Sequence, entry.Turn, entry.Activity) is { } shown)
            {
                frame.Add(links.Sign(shown, conversation, target));
            }
        }

        return TypedResults.Bytes(frame.Complete(position), "application/json; charset=utf-8");
    }

    private async Task RequireReadableAsync(string conversation, DirectLineCaller caller)
    {
        var snapshot = await inbox.Find(conversation).SnapshotAsync();
        if (snapshot.Status == ConversationStatus.Archived || (caller.IsServer && snapshot.LastSequence == 0))
        {
            throw DirectLineException.ConversationNotFound(conversation);
        }
    }
}
