using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tests.Conversations;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>The whole host on PostgreSQL.</summary>
public sealed class PostgreSqlHostTests
{
    [Fact]
    public async Task Host_OnPostgreSql_AnswersRestartsAndKnowsDuplicates()
    {
        Assert.SkipUnless(PostgreSqlDatabase.IsAvailable, PostgreSqlDatabase.SkipReason);
        await using var database = await PostgreSqlDatabase.CreateAsync();
        string[] settings = ["--Storage:Provider=postgres", $"--Storage:ConnectionString={database.ConnectionString}"];
        string folder;
        await using (var host = await ConversationHost.StartAsync(AnswerAsync, settings: settings))
        {
            folder = host.Folder;
            await host.Conversation().PostAsync(ConversationHost.Message("hi"), "k1");
            await host.Conversation().PostAsync(ConversationHost.Message("boom"), "k2");
            var updates = await host.ReadUntilEndedAsync(2);
            Assert.Equal("echo: hi", ConversationHost.Answers(updates)[0]);
            Assert.Contains(updates, update => update is TurnUpdate.Ended { Outcome: TurnOutcome.Failed });
        }

        await using var restarted = await ConversationHost.StartAsync(AnswerAsync, folder, settings: settings);
        var again = await restarted.Conversation().PostAsync(ConversationHost.Message("hi"), "k1");
        await restarted.Conversation().PostAsync(ConversationHost.Message("bye"), "k3");
        var answers = ConversationHost.Answers(await restarted.ReadUntilEndedAsync(3));

        Assert.Equal((true, 1L), (again.Duplicate, again.Sequence));
        Assert.Equal(3, answers.Count);
        Assert.Equal("echo: bye", answers[2]);
        Assert.False(File.Exists(Path.Combine(folder, "chatbot.db")));
        Assert.Empty(restarted.Services.GetRequiredService<TranscriptStore>().FindUnfinished(10));
    }

    private static Task AnswerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Activity.Text == "boom"
            ? throw new InvalidOperationException("The test wants it.")
            : turn.SendAsync(TurnTexts.Message($"echo: {turn.Activity.Text}"), cancellationToken);
}
