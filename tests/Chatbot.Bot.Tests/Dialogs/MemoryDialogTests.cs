using Chatbot.Bot.Dialogs.Memory;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class MemoryDialogTests
{
    private static readonly Activity Joined = new()
    {
        Type = ActivityTypes.ConversationUpdate,
        MembersAdded = [new() { Id = "ann" }],
    };

    private readonly FakeMemory _memory = new();

    [Theory]
    [InlineData("yes", true, "Thank you. I remember what you tell me about yourself.")]
    [InlineData("no thanks", false, "All right. I remember nothing beyond this conversation.")]
    public async Task Greeting_AsksForConsent_AndTakesTheAnswer(string answer, bool isGiven, string said)
    {
        await using var adapter = await StartAsync();

        var greeting = await adapter.SendAsync(Joined);
        Assert.StartsWith("May I remember across conversations", greeting[1].Text, StringComparison.Ordinal);
        Assert.Equal(said, Assert.Single(await adapter.SendAsync(answer)).Text);

        Assert.Equal(isGiven, _memory.Consented.Contains("ann"));
        Assert.Single(await adapter.SendAsync(Joined, new("c2")));
    }

    [Theory]
    [InlineData("How many days of leave do I have?")]
    [InlineData("hello")]
    [InlineData("settings")]
    public async Task Consent_ToWhichSomethingElseIsWritten_IsNotGiven_AndGivesWay(string text)
    {
        await using var adapter = await StartAsync();
        await adapter.SendAsync(Joined);

        var reply = Assert.Single(await adapter.SendAsync(text));

        Assert.DoesNotContain("yes or no", reply.Text, StringComparison.Ordinal);
        Assert.Empty(_memory.Consented);
        Assert.DoesNotContain("remember", (await adapter.SendAsync("yes"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Greeting_InAGroup_AsksForNothing()
    {
        await using var adapter = await StartAsync();

        Assert.Single(await adapter.SendAsync(Joined, new("g1") { IsGroup = true }));
    }

    [Fact]
    public async Task Greeting_WhereNothingIsRemembered_AsksForNothing()
    {
        await using var adapter = await TestAdapter.StartAsync();

        Assert.Single(await adapter.SendAsync(Joined));
    }

    [Fact]
    public async Task Settings_TurnMemoryOnAndOff()
    {
        await using var adapter = await StartAsync();

        await new TestFlow(adapter)
            .Send("/settings")
            .AssertReplyContains("3. Memory")
            .Send("memory")
            .AssertReplyContains("1. Remember", "2. Do not remember")
            .Test("1", "Saved: Remember.")
            .StartTestAsync();
        Assert.Contains("ann", _memory.Consented);

        foreach (var text in new[] { "/settings", "3", "no" })
        {
            await adapter.SendAsync(text);
        }

        Assert.Empty(_memory.Consented);
    }

    [Fact]
    public async Task Forget_OnlyAfterAYes_ForgetsSettingsDialogsAndFacts()
    {
        await using var adapter = await StartAsync();
        foreach (var text in new[] { "settings", "language", "german" })
        {
            await adapter.SendAsync(text);
        }

        Assert.Equal("Es wurde nichts vergessen.", (await AnswerAsync("nein")).Text);
        Assert.Empty(_memory.Forgotten);
        await adapter.SendAsync("settings", new("c2"));
        Assert.Equal("Vergessen.", (await AnswerAsync("ja")).Text);

        Assert.Equal(["ann"], _memory.Forgotten);
        Assert.StartsWith(
            "What would you like",
            Assert.Single(await adapter.SendAsync("settings")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("In which", (await adapter.SendAsync("language", new("c2")))[0].Text, StringComparison.Ordinal);

        async Task<Activity> AnswerAsync(string answer)
        {
            Assert.StartsWith(
                "Soll ich vergessen",
                Assert.Single(await adapter.SendAsync("/forget")).Text,
                StringComparison.Ordinal
            );
            return Assert.Single(await adapter.SendAsync(answer));
        }
    }

    private Task<TestAdapter> StartAsync() =>
        TestAdapter.StartAsync(new() { Services = services => services.AddSingleton<IPersonalMemory>(_memory) });
}
