using Chatbot.Bot.Dialogs;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Snippets;

public sealed class RoomFlowTests
{
    #region kit-flow
    [Fact]
    public async Task Room_TheNextDay_GoesOnWhereItWas()
    {
        await using var adapter = await TestAdapter.StartAsync(
            new() { Services = services => services.AddSingleton<OfferedDialog, RoomDialog>() }
        );

        await new TestFlow(adapter)
            .Test("book a room", "How many people?")
            .Send("How large are the rooms?") // answered, and then asked again
            .AssertReplyContains("could not find the answer")
            .AssertReply("How many people?")
            .Delay(TimeSpan.FromDays(1))
            .Restart()
            .Test("hello", "We have not finished “Room booking”. Shall we go on?")
            .Test("yes", "How many people?")
            .StartTestAsync();
    }
    #endregion

    #region kit-model
    [Fact]
    public async Task Model_StartsTheDialog_AndProposesAValue()
    {
        var model = new ScriptedProvider();
        model.Client.OnStream = (_, _) => ScriptedTools.Call(("start_room", """{"people":"6"}"""));
        await using var adapter = await TestAdapter.StartAsync(
            new() { Model = model, Services = services => services.AddSingleton<OfferedDialog, RoomDialog>() }
        );

        var replies = await adapter.SendAsync("The six of us need somewhere to meet");

        Assert.Equal("On which day?", replies[^1].Text);
    }
    #endregion

    #region kit-transcript
    [Fact]
    public async Task Room_RecordedOnce_IsTheSameWhenItIsPlayedAgain()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        await using var adapter = await TestAdapter.StartAsync(
            new() { Services = services => services.AddSingleton<OfferedDialog, RoomDialog>() }
        );
        var recorder = new TranscriptRecorder(adapter, file);
        await recorder.SendAsync("book a room", new("recorded"));
        await recorder.SendAsync("cancel", new("recorded"));

        Assert.Empty(await TranscriptPlayer.PlayAsync(adapter, file));
        File.Delete(file);
    }
    #endregion
}
