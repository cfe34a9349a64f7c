using Chatbot.Testing.Conversations;
using Chatbot.Testing.Files;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class TranscriptTests
{
    [Fact]
    public async Task Transcript_PlayedAgainstTheSameBot_HasNoDifference_AndOneWhereSomethingChanged()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "settings.jsonl");
        await using (var adapter = await TestAdapter.StartAsync())
        {
            var recorder = new TranscriptRecorder(adapter, file);
            foreach (var text in new[] { "settings", "tone", "brief" })
            {
                await recorder.SendAsync(text);
            }
        }

        await using var next = await TestAdapter.StartAsync();
        Assert.Empty(await TranscriptPlayer.PlayAsync(next, file));

        var lines = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            lines.Replace("Saved: Brief.", "Saved: Loud.", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var difference = Assert.Single(await TranscriptPlayer.PlayAsync(next, file));
        Assert.Equal((3, "brief"), (difference.Line, difference.Sent));
        Assert.Contains("Saved: Brief.", difference.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ThatIsNoTurn_IsNamed()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "broken.jsonl");
        await File.WriteAllTextAsync(file, "\n{\"conversation\":", TestContext.Current.CancellationToken);
        await using var adapter = await TestAdapter.StartAsync();

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => TranscriptPlayer.PlayAsync(adapter, file));

        Assert.StartsWith("Line 2 of ", exception.Message, StringComparison.Ordinal);
    }
}
