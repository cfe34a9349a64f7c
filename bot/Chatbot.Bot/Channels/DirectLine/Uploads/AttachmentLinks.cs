using Chatbot.Bot.Channels.DirectLine.Tokens;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.DirectLine.Uploads;

/// <summary>
/// Uploaded files are named in the transcript by a plain reference; whenever an activity is sent to a client, the reference
/// becomes an address that works for a while.
/// </summary>
internal sealed class AttachmentLinks(DirectLineTokens tokens)
{
    private const string Prefix = "upload:";

    /// <summary>What stands in the transcript.</summary>
    public static string ToReference(string uploadId) => Prefix + uploadId;

    /// <summary>The file that an address in the transcript refers to, or null.</summary>
    public static string? FindUpload(string? contentUrl) =>
        contentUrl?.StartsWith(Prefix, StringComparison.Ordinal) == true ? contentUrl[Prefix.Length..] : null;

    public Activity Sign(Activity activity, string conversation, string address) =>
        activity.Attachments?.Any(attachment => FindUpload(attachment.ContentUrl) is not null) == true
            ? activity with
            {
                Attachments = [.. activity.Attachments.Select(attachment => Sign(attachment, conversation, address))],
            }
            : activity;

    private Attachment Sign(Attachment attachment, string conversation, string address)
    {
        if (FindUpload(attachment.ContentUrl) is not { } upload)
        {
            return attachment;
        }

        var name = Uri.EscapeDataString(attachment.Name ?? "file");
        return attachment with { ContentUrl = $"{address}/attachments/{upload}/{name}?t={tokens.ForFile(conversation, upload)}" };
    }
}
