using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tests.Snippets;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Conversations;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class DialogStateTests
{
    [Fact]
    public async Task State_OfAnOlderVersion_IsUpgradedAndTheDialogGoesOn()
    {
        var version = 1;
        await using var adapter = await TestAdapter.StartAsync(
            new() { Services = services => services.AddSingleton<OfferedDialog>(new VersionedDialog(version)) }
        );
        await adapter.SendAsync("versioned");
        Assert.Equal("second?", Assert.Single(await adapter.SendAsync("one")).Text);

        version = 2;
        await adapter.RestartAsync();

        Assert.Equal("upgraded one, two", Assert.Single(await adapter.SendAsync("two")).Text);
    }

    [Theory]
    [InlineData("""{"dialogs":{"run":1}}""")]
    [InlineData("""{"dialogs":"nothing"}""")]
    [InlineData(
        """{"dialogs":{"run":"r","at":"2999-01-01T00:00:00+00:00","isPaused":false,"stack":[{"id":"gone","version":1,"state":{}}]}}"""
    )]
    [InlineData(
        """{"dialogs":{"run":"r","at":"2999-01-01T00:00:00+00:00","isPaused":false,"stack":[{"id":"settings","version":1,"state":7}]}}"""
    )]
    public async Task State_ThatCannotBeRead_IsToldOnce(string document)
    {
        await using var adapter = await TestAdapter.StartAsync();
        var store = adapter.Services.GetRequiredService<BotStateStore>();
        await store.WriteAsync(new($"private/{new TestConversation().Id}/ann", document, 0));

        Assert.Contains(
            "begun in another version",
            Assert.Single(await adapter.SendAsync("hello")).Text,
            StringComparison.Ordinal
        );
        Assert.StartsWith("Hello!", Assert.Single(await adapter.SendAsync("hello")).Text, StringComparison.Ordinal);
    }

    /// <summary>Any mixture of answers, questions, helps and cancels goes as a simple model says.</summary>
    [Fact]
    public async Task Conversation_OfAnyWords_GoesAsAModelSays()
    {
        await using var adapter = await TestAdapter.StartAsync(
            new() { Services = services => services.AddSingleton<OfferedDialog, RoomDialog>() }
        );
        var number = 0;
        await Gen.Int[0, 6]
            .Array[1, 12]
            .SampleAsync(
                async moves =>
                {
                    var conversation = NewPerson(Interlocked.Increment(ref number));
                    var model = new RoomModel();
                    foreach (var move in moves)
                    {
                        var (text, expected) = model.Next(move);
                        var replies = await adapter.SendAsync(text, conversation);
                        var said = string.Join('\n', replies.Select(reply => reply.Text));
                        Assert.Contains(expected, said, StringComparison.Ordinal);
                    }
                },
                iter: 40
            );
    }

    [Fact]
    public async Task Dialog_OfAModel_WhoseHostEndsAfterTheAnswer_BeginsOnce()
    {
        var reached = new TaskCompletionSource();
        var model = new ScriptedProvider();
        model.Client.OnStream = (_, _) => ScriptedTools.Call(("start_slow", "{}"));
        var dialog = new SlowDialog(async token =>
        {
            if (reached.TrySetResult())
            {
                await Task.Delay(Timeout.Infinite, token);
            }
        });
        await using var adapter = await TestAdapter.StartAsync(
            new() { Model = model, Services = services => services.AddSingleton<OfferedDialog>(dialog) }
        );

        var receipt = await adapter.PostAsync(
            new Activity { Type = ActivityTypes.Message, Text = "Please begin the slow thing" }
        );
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
        await adapter.RestartAsync();
        var replies = await adapter.ReadTurnAsync(receipt.Sequence);

        Assert.Equal(2, replies.Count);
        Assert.StartsWith("Let us do that together.", replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("done", replies[1].Text);
        Assert.Single(model.Client.Calls);
    }

    /// <summary>Everybody talks for themselves: turns of one person in two conversations at once would be run again now and then.</summary>
    private static TestConversation NewPerson(int number) => new($"m{number}", $"person{number}");
}
