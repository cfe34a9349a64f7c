using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

/// <summary>Consent, expiry and forgetting over a real database, with a clock that the test turns.</summary>
public sealed class UserMemoryTests : IAsyncLifetime
{
    private static readonly UserKey Ann = new("acme", "test", "ann");
    private static readonly ConversationId First = new("test", "acme", "c/1");
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private ServiceProvider _services = null!;

    private UserMemory Memory => _services.GetRequiredService<UserMemory>();

    private BotStateStore States => _services.GetRequiredService<BotStateStore>();

    public async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataPath", _folder.Path)]).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<TimeProvider>(_time)
            .AddPersistence(configuration)
            .AddUserMemory()
            .BuildServiceProvider();
        await _services.GetRequiredService<Database>().MigrateAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Fact_PastItsLifetime_IsNeverShownAndIsSwept()
    {
        await Memory.SetConsentAsync(Ann, isGiven: true);
        await RememberAsync("My badge number is 17");
        _time.Advance(TimeSpan.FromDays(180) - TimeSpan.FromSeconds(1));
        Assert.Single(Memory.Facts(Ann));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(Memory.Facts(Ann));
        using var sweep = ActivatorUtilities.CreateInstance<UserMemorySweep>(_services);
        await sweep.StartAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var database = _services.GetRequiredService<Database>();
        while (database.Read(sql => sql.Scalar<long>("SELECT count(*) FROM user_fact")) > 0)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        await sweep.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Consent_IsOffAndWhenTakenBackTheFactsGo()
    {
        Assert.False(Memory.HasConsent(Ann));
        Assert.False(await RememberAsync("My badge number is 17"));
        await Memory.SetConsentAsync(Ann, isGiven: true);
        Assert.True(await RememberAsync("My badge number is 17"));

        await Memory.SetConsentAsync(Ann, isGiven: false);

        Assert.False(Memory.HasConsent(Ann));
        Assert.Empty(Memory.Facts(Ann));
    }

    [Fact]
    public async Task Fact_ThatCorrects_ReplacesTheOlderOne()
    {
        await Memory.SetConsentAsync(Ann, isGiven: true);
        await RememberAsync("My badge number is 17");
        _time.Advance(TimeSpan.FromMinutes(1));
        await RememberAsync("My badge number is 18");

        Assert.Equal("My badge number is 18", Assert.Single(Memory.Facts(Ann)).Fact.Text);
    }

    [Fact]
    public async Task Forget_WhileTheConversationWritesItsState_PurgesAndKeepsTheOtherProperties()
    {
        var key = BotStateStore.PrivateKey(First, Ann.UserId);
        var memory = new ConversationMemory
        {
            Facts = [Fact("My badge number is 17"), Fact("My locker is L-22")],
            Summary = ["“My badge number is 17” → Noted.", "“How heavy?” → Ten kilos."],
            NotedTo = 9,
        };
        await Memory.NoteConversationAsync(Ann, First);
        await WriteAsync(key, memory, 0);

        await Memory.ForgetAsync(Ann, [Fact("My badge number is 17")], except: null);

        var document = States.Read(key).Document!;
        Assert.DoesNotContain("17", document, StringComparison.Ordinal);
        Assert.Contains("L-22", document, StringComparison.Ordinal);
        Assert.Contains("Ten kilos", document, StringComparison.Ordinal);
        Assert.Contains("allowedTools", document, StringComparison.Ordinal);
        await Memory.ForgetAllAsync(Ann);
        document = States.Read(key).Document!;
        Assert.DoesNotContain("L-22", document, StringComparison.Ordinal);
        Assert.Equal(9, Assert.Single(Memory.Conversations(Ann)).Memory.NotedTo);
        Assert.NotNull(Memory.ForgottenAt(Ann));
    }

    [Fact]
    public async Task Forget_OfOneUser_LeavesTheOthersOfTheSameConversation()
    {
        var bob = Ann with { UserId = "1/bob" };
        foreach (var (user, conversation) in new[] { (Ann, First), (bob, First), (bob, new ConversationId("test", "acme", "c")) })
        {
            await Memory.NoteConversationAsync(user, conversation);
            await WriteAsync(
                BotStateStore.PrivateKey(conversation, user.UserId),
                new() { Facts = [Fact("My locker is L-22")] },
                0
            );
        }

        await Memory.ForgetAllAsync(Ann);

        Assert.Empty(Memory.Conversations(Ann).SelectMany(pair => pair.Memory.Facts));
        Assert.Equal(2, Memory.Conversations(bob).SelectMany(pair => pair.Memory.Facts).Count());
    }

    private Task<bool> RememberAsync(string text) => Memory.RememberAsync(Ann, First, Fact(text));

    private MemoryFact Fact(string text) =>
        Chatbot.Bot.Orchestration.Memory.Entities.FactExtractor.Of(text, new(3, "c1|3", IsUser: true, text, _time.GetUtcNow()))!;

    private Task WriteAsync(string key, ConversationMemory memory, long version)
    {
        var state = new JsonObject
        {
            [ConversationMemory.PropertyName] = JsonSerializer.SerializeToNode(
                memory,
                MemoryJsonContext.Default.ConversationMemory
            ),
            ["allowedTools"] = new JsonArray("create_ticket"),
        };
        return States.WriteAsync(new(key, state.ToJsonString(), version));
    }
}
