using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Caching;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Resilience;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Persistence;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;
using CsCheck;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration.Caching;

/// <summary>Answers that stand in when no language model answers, over a real database.</summary>
public sealed class AnswerCacheTests : IAsyncLifetime
{
    private const string Question = "How many vacation days are there?";
    private static readonly Passage Leave = FakeKnowledgeBase.Passage("Leave", "There are 30 vacation days for everybody.");
    private static readonly Passage Other = FakeKnowledgeBase.Passage("Pay", "Vacation days are paid.");
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-05-04T10:00:00Z", null));
    private readonly ScriptedProvider _model = new();
    private AssistantHost _host = null!;
    private bool _fails;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IAnswerCache Cache => _host.Get<IAnswerCache>();

    public async ValueTask InitializeAsync()
    {
        _model.Client.OnStream = (_, _) =>
            _fails ? throw AssistantException.Of(AssistantFailure.Unavailable) : ScriptedChatClient.Say("You have 30 days [1].");
        _host = new(
            new() { ["Assistant:Quotations"] = "true", ["Agent:ToolCalling"] = "Off" },
            _model,
            _time,
            configure: services =>
            {
                services.AddPersistence(
                    new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataPath", _folder.Path)]).Build()
                );
                services.AddSingleton<IAnswerCache, AnswerCache>();
            }
        );
        _host.Knowledge.OnSearch = _ => [Leave, Other];
        _host.Knowledge.OnOpen = (id, _) => ViewOf(id);
        await _host.Get<Database>().MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Answer_OfAModel_StandsInWithItsDayWhenNoModelAnswers()
    {
        var given = await AskAsync(Request(Question));
        _time.Advance(TimeSpan.FromDays(2));
        _fails = true;

        var answer = await AskAsync(Request("  how many VACATION days are there ") with { ConversationId = "webchat/acme/2" });

        Assert.Equal("You have 30 days [1].", given.Text);
        Assert.StartsWith("You have 30 days [1].\n\nThe language model cannot be reached", answer.Text, StringComparison.Ordinal);
        Assert.Contains("the answer of 2026-05-04", answer.Text, StringComparison.Ordinal);
        Assert.Equal([Leave.ChunkId], answer.Citations.Select(passage => passage.ChunkId));
        Assert.Equal(ServiceLevel.Minimal, _host.Get<ServiceStatus>().Level);
    }

    [Fact]
    public async Task Answer_IsNotUsed_WhenAModelAnswers()
    {
        await AskAsync(Request(Question));
        _model.Client.OnStream = (_, _) => ScriptedChatClient.Say("Now it is 31 [1].");

        Assert.Equal("Now it is 31 [1].", (await AskAsync(Request(Question))).Text);
    }

    [Fact]
    public async Task Answer_PastItsTime_OrForgotten_IsNotUsed()
    {
        await AskAsync(Request(Question));
        var store = _host.Get<CachedAnswerStore>();
        Assert.NotNull(await FindAsync(Request(Question)));
        await store.ForgetAsync(new("acme", "", "ann"), "webchat/acme/other");
        await store.ForgetAsync(new("acme", "", "bob"));
        Assert.NotNull(await FindAsync(Request(Question)));

        _time.Advance(TimeSpan.FromDays(7));
        Assert.Null(await FindAsync(Request(Question)));
        Assert.Equal(1, await store.PurgeAsync(_time.GetUtcNow()));
        await AskAsync(Request(Question));
        await store.ForgetAsync(new("acme", "", "ann"), "webchat/acme/1");

        Assert.Null(await FindAsync(Request(Question)));
    }

    /// <summary>Each of these makes an answer one that is not for others, or not whole.</summary>
    [Fact]
    public async Task Answer_ThatRestsOnMoreThanTheDocuments_IsNotKept()
    {
        var whole = new AssistantUpdate.Final("You have 30 days [1].", Found: true, [Leave], []) { Model = "gpt" };
        AssistantRequest[] requests =
        [
            Request(Question) with
            {
                History = [new(ChatRole.User, "I am Ann")],
            },
            Request(Question) with
            {
                Memory = new RecalledMemory(["Ann works part-time."], []),
            },
            Request(Question) with
            {
                Clarifies = "What about days?",
            },
        ];
        AssistantUpdate.Final[] finals =
        [
            whole with
            {
                UsedTools = true,
            },
            whole with
            {
                IsComplete = false,
            },
            whole with
            {
                Found = false,
            },
            whole with
            {
                Citations = [],
            },
            whole with
            {
                Failure = AssistantFailure.Timeout,
            },
            whole with
            {
                Model = "offline",
            },
        ];

        foreach (var request in requests)
        {
            await Cache.KeepAsync(request, new(Question, [Leave]), whole);
        }

        foreach (var final in finals)
        {
            await Cache.KeepAsync(Request(Question), new(Question, [Leave]), final);
        }

        Assert.Null(await FindAsync(Request(Question)));
        await Cache.KeepAsync(Request(Question), new(Question, [Leave]), whole);
        Assert.NotNull(await FindAsync(Request(Question)));
    }

    [Fact]
    public async Task Answer_IsForTheSameTenantGroupsLanguageToneAndChannelOnly()
    {
        await AskAsync(Request(Question));

        Assert.NotNull(await FindAsync(Request(Question) with { Audience = Audience.Of("bob", "staff") }));
        AssistantRequest[] others =
        [
            Request(Question) with
            {
                Tenant = "other",
            },
            Request(Question) with
            {
                Audience = Audience.Of("ann", "staff", "board"),
            },
            Request(Question) with
            {
                Audience = Audience.Of("ann"),
            },
            Request(Question) with
            {
                Audience = new([new("ann", ["staff"]), new("", [])]),
            },
            Request(Question) with
            {
                Locale = "de-DE",
            },
            Request(Question) with
            {
                Language = "German",
            },
            Request(Question) with
            {
                Tone = "formal",
            },
            Request(Question) with
            {
                Channel = "directline",
            },
        ];
        foreach (var other in others)
        {
            Assert.Null(await FindAsync(other));
        }
    }

    /// <summary>
    /// Whoever asks whatever after whoever: an answer is found only when its reader may see every passage that shaped it, as it
    /// is now.
    /// </summary>
    [Fact]
    public Task Nobody_SeesAnAnswerOfWhatTheyMayNotSee() =>
        Gen.Select(Gen.Int[0, 3].Array[1, 3], Gen.Bool.Array[4].Array[3], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool)
            .SampleAsync(
                async (shown, rights, asker, reader, isReplaced) =>
                {
                    var passages = shown
                        .Distinct()
                        .Select(number => FakeKnowledgeBase.Passage($"Document {number}", $"Text {number}"))
                        .ToList();
                    string[] users = ["ann", "bob", "eve"];
                    var replaced = new HashSet<string>(StringComparer.Ordinal);
                    _host.Knowledge.OnOpen = (id, audience) =>
                        !replaced.Contains(id) && audience.Readers.All(who => MaySee(who.UserId, id)) ? ViewOf(id) : null;
                    await _host.Get<CachedAnswerStore>().ForgetAsync(new("acme", "", users[asker]));
                    var question = $"What is {Guid.NewGuid()}?";
                    await Cache.KeepAsync(
                        Of(users[asker], question),
                        new(question, passages),
                        new("An answer [1].", Found: true, [passages[0]], []) { Model = "gpt" }
                    );
                    if (isReplaced)
                    {
                        replaced.Add(passages[^1].ChunkId);
                    }

                    var found = await Cache.FindAsync(Of(users[reader], question), question, Token);

                    var mayAll = !isReplaced && passages.TrueForAll(passage => MaySee(users[reader], passage.ChunkId));
                    Assert.Equal(mayAll, found is not null);

                    bool MaySee(string user, string chunk) => rights[Array.IndexOf(users, user)][chunk["Document ".Length] - '0'];
                },
                iter: 200,
                threads: 1
            );

    private static AssistantRequest Request(string text) => AssistantHost.Request(text);

    private static AssistantRequest Of(string user, string text) => Request(text) with { Audience = Audience.Of(user, "staff") };

    private static PassageView ViewOf(string chunkId) => new(Leave with { ChunkId = chunkId }, "leave.md", Leave.Text);

    private Task<CachedAnswer?> FindAsync(AssistantRequest request) => Cache.FindAsync(request, Question, Token);

    private async Task<AssistantUpdate.Final> AskAsync(AssistantRequest request)
    {
        _host.Journal.Steps.Clear();
        var updates = await _host.AskAsync(request);
        var final = Assert.IsType<AssistantUpdate.Final>(updates[^1]);
        Assert.Equal(final.Text, string.Concat(updates.OfType<AssistantUpdate.Delta>().Select(delta => delta.Text)));
        return final;
    }
}
