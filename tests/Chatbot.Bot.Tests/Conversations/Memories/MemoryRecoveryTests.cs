using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tests.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations.Memories;

/// <summary>A turn that ends in the middle of its work runs again; memory has what was said once.</summary>
public sealed class MemoryRecoveryTests
{
    private static readonly UserKey User = new("default", "test", "user1");

    [Fact]
    public async Task Turn_InterruptedAfterMemoryTookItIn_IsTakenInOnceByTheNextRun()
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = await StartAsync(
            async (turn, token) =>
            {
                taken.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
            }
        );
        await first.Services.GetRequiredService<UserMemory>().SetConsentAsync(User, isGiven: true);
        await first.Conversation().PostAsync(ConversationHost.Message("My badge number is 17. And my locker is L-22."), null);
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
        await first.DisposeAsync();

        await using var next = await StartAsync((_, _) => Task.CompletedTask, first.Folder);
        await next.Conversation().WakeAsync();
        await next.ReadUntilEndedAsync(1);

        var memory = next.Services.GetRequiredService<UserMemory>();
        string[] expected = ["My badge number is 17", "my locker is L-22"];
        var (_, kept) = Assert.Single(memory.Conversations(User));
        Assert.Equal(expected, kept.Facts.Select(fact => fact.Text));
        Assert.Equal(expected, memory.Facts(User).Select(fact => fact.Fact.Text).Order(StringComparer.Ordinal));
        Assert.Equal("My badge number is 17. And my locker is L-22", kept.Title);
    }

    [Fact]
    public async Task Turn_OfAnotherConversation_WhileEverythingIsForgotten_BringsNothingBack()
    {
        var (begun, forgotten) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await StartAsync(
            async (_, token) =>
            {
                begun.TrySetResult();
                await forgotten.Task.WaitAsync(token);
            }
        );
        var memory = host.Services.GetRequiredService<UserMemory>();
        await memory.SetConsentAsync(User, isGiven: true);
        await host.Conversation().PostAsync(ConversationHost.Message("My badge number is 17."), null);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);

        await memory.ForgetAllAsync(User);
        forgotten.SetResult();
        await host.ReadUntilEndedAsync(1);

        Assert.Empty(memory.Facts(User));
        Assert.Empty(memory.Conversations(User).SelectMany(pair => pair.Memory.Facts));
        await host.Conversation().PostAsync(ConversationHost.Message("How heavy may a parcel be?"), null);
        await host.ReadUntilEndedAsync(2);
        Assert.Empty(memory.Conversations(User).SelectMany(pair => pair.Memory.Facts));
    }

    /// <summary>The bot takes each message in, then does what the test says.</summary>
    private static Task<ConversationHost> StartAsync(Func<ITurnContext, CancellationToken, Task> then, string? folder = null)
    {
        // A turn of before may run again before the host is handed out.
        var started = new TaskCompletionSource<ConversationHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        return StartAsync();

        async Task<ConversationHost> StartAsync()
        {
            var host = await ConversationHost.StartAsync(
                async (turn, token) =>
                {
                    var services = (await started.Task.WaitAsync(token)).Services;
                    await services.GetRequiredService<ConversationMemories>().KeepAsync(turn, token);
                    await then(turn, token);
                },
                folder,
                services: OfflineAssistant.Add,
                settings: "--Conversations:ShutdownGrace=00:00:00.2"
            );
            started.SetResult(host);
            return host;
        }
    }
}
