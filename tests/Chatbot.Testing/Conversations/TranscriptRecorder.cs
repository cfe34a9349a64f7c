using System.Text.Json;
using Chatbot.Contracts.Activities;

namespace Chatbot.Testing.Conversations;

/// <summary>
/// Talks to the bot and writes down what was said, a JSON line for each turn, so that <see cref="TranscriptPlayer"/> can say it again.
/// What differs from run to run (ids, timestamps) is left out.
/// </summary>
/// <param name="adapter">The bot.</param>
/// <param name="file">Where the lines go; an existing file is replaced with the first turn.</param>
internal sealed class TranscriptRecorder(TestAdapter adapter, string file)
{
    private bool _hasBegun;

    /// <summary>Sends a text, and writes it down with the answers.</summary>
    public Task<IReadOnlyList<Activity>> SendAsync(string text, TestConversation? conversation = null) =>
        SendAsync(new Activity { Type = ActivityTypes.Message, Text = text }, conversation);

    /// <summary>Sends an activity, and writes it down with the answers.</summary>
    public async Task<IReadOnlyList<Activity>> SendAsync(Activity activity, TestConversation? conversation = null)
    {
        conversation ??= new();
        var replies = await adapter.SendAsync(activity, conversation);
        var line = new TranscriptLine(conversation.Name, conversation.User, activity, [.. replies.Select(Lasting)]);
        var json = JsonSerializer.Serialize(line, TranscriptJsonContext.Default.TranscriptLine) + "\n";
        await (_hasBegun ? File.AppendAllTextAsync(file, json) : File.WriteAllTextAsync(file, json));
        _hasBegun = true;
        return replies;
    }

    /// <summary>The part of an answer that is the same in every run.</summary>
    internal static Activity Lasting(Activity reply) =>
        new()
        {
            Type = reply.Type,
            Text = reply.Text,
            TextFormat = reply.TextFormat,
            InputHint = reply.InputHint,
            Attachments = reply.Attachments,
            SuggestedActions = reply.SuggestedActions,
            Name = reply.Name,
            Value = reply.Value,
        };
}
