using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Silos;
using Chatbot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Chatbot.Testing.Conversations;

/// <summary>
/// The whole product in this process, spoken to over a channel named <c>test</c>: real turns, real storage (SQLite in a folder of
/// its own), no network but a loopback port. One adapter serves many conversations at once. Disposing it is a graceful stop.
/// </summary>
/// <remarks>What a test tries out is registered by <see cref="TestAdapterOptions.Services"/>: a dialog, a tool, a message stage, a whole <see cref="IBot"/>.</remarks>
internal sealed class TestAdapter : IAsyncDisposable
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(60);
    private readonly TestAdapterOptions _options;
    private readonly bool _ownsFolder;
    private WebApplication _app;

    private TestAdapter(TestAdapterOptions options, WebApplication app, string folder, bool ownsFolder) =>
        (_options, _app, Folder, _ownsFolder) = (options, app, folder, ownsFolder);

    /// <summary>Where the database is.</summary>
    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The clock of the host; move it to see what happens tomorrow.</summary>
    public ShiftedTimeProvider Time => _options.Time;

    /// <summary>The language model; what it says is up to the test. Asked only when <see cref="TestAdapterOptions.Model"/> is set.</summary>
    public ScriptedChatClient? Model => _options.Model?.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the host.</summary>
    public static async Task<TestAdapter> StartAsync(TestAdapterOptions? options = null)
    {
        options ??= new();
        var folder = options.Folder ?? Directory.CreateTempSubdirectory("chatbot-adapter").FullName;
        return new(options, await StartHostAsync(options, folder), folder, options.Folder is null);
    }

    /// <summary>Stops the host and starts it again with the same database: nothing in memory survives.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _app = await StartHostAsync(_options, Folder);
    }

    /// <summary>Sends a text of the user of a conversation.</summary>
    /// <returns>The answers, when the turn has ended.</returns>
    public Task<IReadOnlyList<Activity>> SendAsync(string text, TestConversation? conversation = null) =>
        SendAsync(new Activity { Type = ActivityTypes.Message, Text = text }, conversation);

    /// <summary>Sends an activity of the user of a conversation; who, where and in which language is filled in.</summary>
    /// <returns>The answers, when the turn has ended; invoke responses are among them.</returns>
    /// <exception cref="TimeoutException">The turn has not ended after a minute.</exception>
    public async Task<IReadOnlyList<Activity>> SendAsync(Activity activity, TestConversation? conversation = null)
    {
        conversation ??= new();
        var receipt = await PostAsync(activity, conversation);
        return await ReadTurnAsync(receipt.Sequence, conversation);
    }

    /// <summary>Stores an activity without waiting for its turn.</summary>
    public Task<PostReceipt> PostAsync(Activity activity, TestConversation? conversation = null)
    {
        conversation ??= new();
        return Grain(conversation).PostAsync(conversation.Address(activity), null);
    }

    /// <summary>The answers of a turn, when it has ended.</summary>
    /// <exception cref="TimeoutException">It has not ended after a minute.</exception>
    public async Task<IReadOnlyList<Activity>> ReadTurnAsync(long turn, TestConversation? conversation = null)
    {
        conversation ??= new();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LongestTurn);
        var answers = new List<Activity>();
        try
        {
            await foreach (var update in Grain(conversation).SubscribeAsync(turn - 1, limit.Token).WithCancellation(limit.Token))
            {
                switch (update)
                {
                    case TurnUpdate.Recorded recorded when recorded.Turn == turn && recorded.Sequence != turn:
                        answers.Add(recorded.Activity);
                        break;
                    case TurnUpdate.Ended ended when ended.Turn == turn:
                        return answers;
                }
            }
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            // Told below.
        }

        throw new TimeoutException($"Turn {turn} of conversation {conversation.Id} has not ended after {LongestTurn}.");
    }

    /// <summary>Waits for something that the bot says by itself, and returns it; what was said before counts.</summary>
    /// <exception cref="TimeoutException">It was not said within a minute.</exception>
    public async Task<Activity> WaitForReplyAsync(Func<Activity, bool> isWanted, TestConversation? conversation = null)
    {
        conversation ??= new();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(LongestTurn);
        try
        {
            await foreach (var update in Grain(conversation).SubscribeAsync(0, limit.Token).WithCancellation(limit.Token))
            {
                if (update is TurnUpdate.Recorded recorded && recorded.Sequence != recorded.Turn && isWanted(recorded.Activity))
                {
                    return recorded.Activity;
                }
            }
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            // Told below.
        }

        throw new TimeoutException(
            $"Nothing that was waited for was said in conversation {conversation.Id} within {LongestTurn}."
        );
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private IConversationGrain Grain(TestConversation conversation) =>
        Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>(conversation.Id.ToString());

    private static async Task<WebApplication> StartHostAsync(TestAdapterOptions options, string folder)
    {
        string[] model = options.Model is null ? [] : [$"--Assistant:Provider={options.Model.Name}"];
        var app = ChatbotApplication.Build(
            [
                "--urls=http://127.0.0.1:0",
                "--environment=Development",
                $"--Storage:DataPath={folder}",
                "--Connector:Enabled=false",
                "--Sample:Enabled=false",
                "--Conversations:ShutdownGrace=00:00:00",
                .. model,
                .. options.Settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<IChannel>(new TestChannel(options.Capabilities));
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(options.Time));
                if (options.Model is { } provider)
                {
                    builder.Services.AddSingleton<IChatProvider>(provider);
                }

                options.Services?.Invoke(builder.Services);
            }
        );
        options.Map?.Invoke(app);
        await app.StartAsync(Token);
        return app;
    }

    private Task StopAsync() => _app.EndAsync();
}
