using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Silos;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Bot.Tests.Conversations;

/// <summary>A silo with real storage in a folder and a bot that is a delegate. Disposing it is a graceful stop.</summary>
internal sealed class ConversationHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ConversationHost(WebApplication app, string folder) => (_app, Folder) = (app, folder);

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ConversationHost> StartAsync(
        Func<ITurnContext, CancellationToken, Task> bot,
        string? folder = null,
        TimeProvider? time = null,
        IActivityDelivery? delivery = null,
        Action<IServiceCollection>? services = null,
        params string[] settings
    )
    {
        folder ??= Directory.CreateTempSubdirectory("chatbot-test").FullName;
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = [.. settings, $"--Storage:DataPath={folder}"], EnvironmentName = "Production" }
        );
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Error);
        builder.AddWebHosting();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.AddSilo();
        builder.Services.AddPersistence(builder.Configuration);
        builder.Services.AddConversations(builder.Configuration);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddSingleton<IChannel>(new TestChannel(delivery));
        builder.Services.AddSingleton<IBot>(new DelegateBot(bot));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        await app.StartAsync(Token);
        return new(app, folder);
    }

    public IConversationGrain Conversation(string name = "c1") =>
        Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>(Id(name).ToString());

    public static ConversationId Id(string name = "c1") => new("test", "default", name);

    public static Activity Message(string text) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            From = new() { Id = "user1" },
            Recipient = new() { Id = "bot" },
            Conversation = new() { Id = "c1" },
        };

    /// <summary>Reads from the start until the given number of turns ended.</summary>
    public async Task<List<TurnUpdate>> ReadUntilEndedAsync(int turns, string name = "c1", long after = 0)
    {
        var ended = new HashSet<long>();
        return await ReadUntilAsync(
            update => update is TurnUpdate.Ended end && ended.Add(end.Turn) && ended.Count == turns,
            name,
            after
        );
    }

    /// <summary>Reads from the start up to the first such update.</summary>
    public async Task<List<TurnUpdate>> ReadUntilAsync(Func<TurnUpdate, bool> isLast, string name = "c1", long after = 0)
    {
        var updates = new List<TurnUpdate>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        await foreach (var update in Conversation(name).SubscribeAsync(after, limit.Token).WithCancellation(limit.Token))
        {
            updates.Add(update);
            if (isLast(update))
            {
                return updates;
            }
        }

        throw new InvalidOperationException(
            $"The subscription ended after {updates.Count} updates, before the one that was awaited."
        );
    }

    public static IReadOnlyList<string?> Answers(IEnumerable<TurnUpdate> updates) =>
        [
            .. updates
                .OfType<TurnUpdate.Recorded>()
                .Where(recorded => recorded.Sequence != recorded.Turn)
                .Select(recorded => recorded.Activity.Text),
        ];

    public async ValueTask DisposeAsync() => await _app.EndAsync();

    internal sealed class DelegateBot(Func<ITurnContext, CancellationToken, Task> bot) : IBot
    {
        public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) => bot(turn, cancellationToken);
    }

    internal sealed class TestChannel(IActivityDelivery? delivery) : IChannel
    {
        public string Name => "test";

        public IActivityDelivery? Delivery => delivery;

        public ChannelCapabilities GetCapabilities(Activity inbound) =>
            new()
            {
                Streaming = true,
                StreamPace = TimeSpan.Zero,
                Typing = true,
                Update = true,
                Delete = true,
            };
    }
}
