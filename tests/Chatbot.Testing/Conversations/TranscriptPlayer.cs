using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Contracts.Activities;

namespace Chatbot.Testing.Conversations;

/// <summary>Says again what a <see cref="TranscriptRecorder"/> has written down, and tells where the bot answers differently.</summary>
internal static class TranscriptPlayer
{
    /// <param name="adapter">The bot.</param>
    /// <param name="file">The recorded lines.</param>
    /// <returns>The turns that went another way; empty when none did.</returns>
    /// <exception cref="InvalidDataException">A line cannot be read; the text says which.</exception>
    public static async Task<IReadOnlyList<TranscriptDifference>> PlayAsync(TestAdapter adapter, string file)
    {
        var differences = new List<TranscriptDifference>();
        var number = 0;
        foreach (var json in await File.ReadAllLinesAsync(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(json))
            {
                continue;
            }

            var line = Read(json, file, number);
            var replies = await adapter.SendAsync(line.Sent, new TestConversation(line.Conversation, line.User));
            var (expected, actual) = (Write(line.Replies), Write(replies));
            if (!JsonNode.DeepEquals(expected, actual))
            {
                differences.Add(new(number, line.Sent.Text, expected.ToJsonString(), actual.ToJsonString()));
            }
        }

        return differences;
    }

    private static TranscriptLine Read(string json, string file, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TranscriptJsonContext.Default.TranscriptLine)!;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"Line {number} of {file} is not a recorded turn. Record the transcript again.",
                exception
            );
        }
    }

    private static JsonArray Write(IEnumerable<Activity> replies) =>
        [.. replies.Select(reply => JsonNode.Parse(ActivityJson.ToJson(TranscriptRecorder.Lasting(reply))))];
}
