using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
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

    private static readonly UserKey Ann = new("default", "test", "ann");

    [Theory]
    [InlineData("yes", true, "Thank you. I remember what you tell me about yourself.")]
    [InlineData("no thanks", false, "All right. I remember nothing beyond this conversation.")]
    public async Task Greeting_AsksForConsent_AndTakesTheAnswer(string answer, bool isGiven, string said)
    {
        await using var adapter = await StartAsync();

        var greeting = await adapter.SendAsync(Joined);
        Assert.StartsWith("May I remember across conversations", greeting[1].Text, StringComparison.Ordinal);
        Assert.Equal(said, Assert.Single(await adapter.SendAsync(answer)).Text);

        Assert.Equal(isGiven, Memory(adapter).HasConsent(Ann));
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
        Assert.False(Memory(adapter).HasConsent(Ann));
        Assert.DoesNotContain("remember", (await adapter.SendAsync("yes"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Greeting_InAGroup_AsksForNothing()
    {
        await using var adapter = await StartAsync();

        Assert.Single(await adapter.SendAsync(Joined, new("g1") { IsGroup = true }));
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
        Assert.True(Memory(adapter).HasConsent(Ann));

        foreach (var text in new[] { "/settings", "3", "no" })
        {
            await adapter.SendAsync(text);
        }

        Assert.False(Memory(adapter).HasConsent(Ann));
    }

    [Fact]
    public async Task Forget_OnlyAfterAYes_ForgetsSettingsDialogsAndFacts()
    {
        await using var adapter = await StartAsync();
        foreach (var text in new[] { "/settings", "memory", "1", "My name is Ann Miller.", "settings", "language", "german" })
        {
            await adapter.SendAsync(text);
        }

        Assert.Equal("Es wurde nichts vergessen.", (await AnswerAsync("nein")).Text);
        Assert.NotEmpty(Memory(adapter).Facts(Ann));
        await adapter.SendAsync("settings", new("c2"));
        Assert.Equal("Vergessen.", (await AnswerAsync("ja")).Text);

        Assert.Empty(Memory(adapter).Facts(Ann));
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

    private static Task<TestAdapter> StartAsync() => TestAdapter.StartAsync();

    private static UserMemory Memory(TestAdapter adapter) => adapter.Services.GetRequiredService<UserMemory>();
}
