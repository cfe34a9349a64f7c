using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class StateTests
{
    private static readonly StateProperty<int> Counter = Property<int>("counter");
    private static readonly StateProperty<string> Name = Property<string>("name");

    [Fact]
    public async Task State_SetInATurn_IsReadInTheNextAndByOtherConversationsOfTheUserOnly()
    {
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                var user = Counter.Get(turn.State.User) + 1;
                var conversation = Counter.Get(turn.State.Conversation) + 1;
                Counter.Set(turn.State.User, user);
                Counter.Set(turn.State.Conversation, conversation);
                await turn.SendAsync(TurnTexts.Message($"{user} {conversation}"), token);
            }
        );
        foreach (var (name, turns) in ((string, int)[])[("c1", 1), ("c1", 2), ("c2", 1)])
        {
            await host.Conversation(name).PostAsync(ConversationHost.Message("hi"), null);
            await host.ReadUntilEndedAsync(turns, name);
        }

        Assert.Equal(["1 1", "2 2"], ConversationHost.Answers(await host.ReadUntilEndedAsync(2)));
        Assert.Equal(["3 1"], ConversationHost.Answers(await host.ReadUntilEndedAsync(1, "c2")));
    }

    [Fact]
    public async Task Document_ChangedByTwo_KeepsBothProperties()
    {
        await using var host = await ConversationHost.StartAsync((_, _) => Task.CompletedTask);
        var store = host.Services.GetRequiredService<BotStateStore>();
        var (mine, theirs) = (new StateDocument("user/x", store), new StateDocument("user/x", store));
        Counter.Set(mine, 1);
        Name.Set(theirs, "Ada");
        await store.WriteAsync(theirs.ToChange());
        await Assert.ThrowsAsync<StateConflictException>(() => store.WriteAsync(mine.ToChange()));

        mine.Rebase();
        await store.WriteAsync(mine.ToChange());

        var read = new StateDocument("user/x", store);
        Assert.Equal((1, "Ada"), (Counter.Get(read), Name.Get(read)));
    }

    [Fact]
    public async Task Document_WithTheSamePropertyChangedByTwo_IsNeverOverwrittenSilently()
    {
        await using var host = await ConversationHost.StartAsync((_, _) => Task.CompletedTask);
        var store = host.Services.GetRequiredService<BotStateStore>();
        var (mine, theirs) = (new StateDocument("user/x", store), new StateDocument("user/x", store));
        Counter.Set(mine, 1);
        Counter.Set(theirs, 2);
        await store.WriteAsync(theirs.ToChange());
        await Assert.ThrowsAsync<StateConflictException>(() => store.WriteAsync(mine.ToChange()));
        Assert.Throws<StateConflictException>(mine.Rebase);
    }

    private static StateProperty<T> Property<T>(string name) =>
        new(name, (JsonTypeInfo<T>)JsonSerializerOptions.Default.GetTypeInfo(typeof(T)));
}
