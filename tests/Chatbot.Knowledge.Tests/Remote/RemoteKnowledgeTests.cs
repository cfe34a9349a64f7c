using System.Net;
using System.Reflection;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Remote;
using Chatbot.Knowledge.Remote.Wire;
using Chatbot.Knowledge.Tests.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Tests.Remote;

/// <summary>What the client does when the service, or the way to it, is not as it should be.</summary>
public sealed class RemoteKnowledgeTests
{
    private static readonly SearchQuery Query = new()
    {
        Tenant = "acme",
        Text = "owl",
        Audience = Audience.Of("ann"),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Request_CarriesEveryPartOfAQuery()
    {
        AssertSameParts(typeof(SearchQuery), typeof(SearchRequest), nameof(SearchQuery.Tenant));
        AssertSameParts(typeof(DocumentQuery), typeof(DocumentListRequest), nameof(DocumentQuery.Tenant));
        AssertSameParts(
            typeof(DocumentImport),
            typeof(ImportRequest),
            nameof(DocumentImport.Tenant),
            nameof(DocumentImport.Content)
        );
    }

    [Fact]
    public void EveryStepOfAnAnswer_HasAnEvent()
    {
        AnswerUpdate[] updates = [new AnswerUpdate.Delta("text"), new AnswerUpdate.Final("text", Found: true, [])];

        Assert.Equal(
            typeof(AnswerUpdate)
                .GetNestedTypes()
                .Where(type => type.IsSubclassOf(typeof(AnswerUpdate)))
                .Select(type => type.Name)
                .Order(),
            updates.Select(update => update.GetType().Name).Order()
        );
        Assert.All(updates, update => Assert.Equivalent(update, AnswerEvents.Parse(AnswerEvents.Format(update)), strict: true));
    }

    [Fact]
    public void EveryFieldOfAPassage_ComesBack()
    {
        var passage = new Passage
        {
            ChunkId = "c",
            DocumentId = "d",
            Title = "t",
            TitlePath = ["a", "b"],
            Text = "x",
            Page = 3,
            Start = 1,
            End = 2,
            Tokens = 4,
            Language = "en",
            SourceUrl = "https://s",
            Score = 0.5,
            KeywordScore = 1.5,
            VectorScore = -0.25,
        };

        var json = JsonSerializer.Serialize(new SearchResult([passage]), KnowledgeJsonContext.Default.SearchResult);

        Assert.Equivalent(
            passage,
            JsonSerializer.Deserialize(json, KnowledgeJsonContext.Default.SearchResult)!.Passages[0],
            strict: true
        );
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("ann", "hr", "a;b,c %\n語")]
    [InlineData(" ", "")]
    public void ReaderHeader_RoundTrips(string user, params string[] groups)
    {
        var audience = new Audience([new Reader(user, groups), new Reader("bob", [])]);

        var isParsed = ReaderHeader.TryParse([string.Join(", ", ReaderHeader.Format(audience))], out var parsed);

        Assert.Equal(user != " ", isParsed);
        if (isParsed)
            Assert.Equivalent(audience, parsed, strict: true);
    }

    [Fact]
    public async Task Upload_IsSentWhileItIsRead()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rest = new EndlessText(4_000_000) { AfterFirstRead = () => arrived.Task };
        await using var service = await FakeService.StartAsync(async http =>
        {
            var buffer = new byte[20_000];
            await http.Request.Body.ReadExactlyAsync(buffer, http.RequestAborted);
            arrived.SetResult();
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            var status = new DocumentStatus
            {
                Tenant = "acme",
                DocumentId = "a",
                Title = "a",
                FileName = "a",
                Stage = DocumentStage.Queued,
            };
            await http.Response.WriteAsJsonAsync(
                status,
                KnowledgeJsonContext.Default.DocumentStatus,
                cancellationToken: http.RequestAborted
            );
        });

        var status = await service.Knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = "acme",
                DocumentId = "a",
                FileName = "a.txt",
                Content = rest,
            },
            Token
        );

        Assert.Equal("a", status.DocumentId);
    }

    [Fact]
    public async Task FaultThatPasses_IsTriedAgain_WhereThatIsSafe()
    {
        var calls = 0;
        await using var service = await FakeService.StartAsync(http =>
        {
            if (++calls < 3)
            {
                http.Response.StatusCode = 503;
                return Task.CompletedTask;
            }

            return http.Response.WriteAsJsonAsync(new SearchResult([]), KnowledgeJsonContext.Default.SearchResult);
        });

        Assert.Empty((await service.Knowledge.SearchAsync(Query, Token)).Passages);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Import_IsNeverSentTwice()
    {
        var calls = 0;
        await using var service = await FakeService.StartAsync(async http =>
        {
            calls++;
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            http.Response.StatusCode = 503;
        });

        var failed = await Assert.ThrowsAsync<RemoteKnowledgeException>(() =>
            service.Knowledge.ImportAsync(
                new DocumentImport
                {
                    Tenant = "acme",
                    DocumentId = "a",
                    FileName = "a.txt",
                    Content = new MemoryStream([1]),
                },
                Token
            )
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task AnswerThatBreaksOff_IsAnError_NotAShortAnswer()
    {
        await using var service = await FakeService.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync(
                "event: delta\ndata: {\"text\":\"The owl\"}\n\nevent: news\ndata: {}\n\n",
                http.RequestAborted
            );
        });
        var seen = new List<AnswerUpdate>();

        await Assert.ThrowsAsync<RemoteKnowledgeException>(async () =>
        {
            await foreach (var update in service.Knowledge.AskAsync(Query, Token))
                seen.Add(update);
        });

        Assert.Equal([new AnswerUpdate.Delta("The owl")], seen);
    }

    [Fact]
    public async Task ErrorInTheMiddleOfAnAnswer_IsThrown_WithItsCorrelationId()
    {
        await using var service = await FakeService.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync(
                "event: error\ndata: {\"detail\":\"It failed.\",\"correlationId\":\"abc\"}\n\n",
                http.RequestAborted
            );
        });

        var error = await Assert.ThrowsAsync<RemoteKnowledgeException>(async () =>
        {
            await foreach (var _ in service.Knowledge.AskAsync(Query, Token)) { }
        });

        Assert.Equal("It failed. (correlation id abc)", error.Message);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed_SoThatTheKeyStaysHere()
    {
        await using var service = await FakeService.StartAsync(http =>
        {
            http.Response.Redirect("https://elsewhere.example/");
            return Task.CompletedTask;
        });

        var error = await Assert.ThrowsAsync<RemoteKnowledgeException>(() => service.Knowledge.SearchAsync(Query, Token));

        Assert.Equal(HttpStatusCode.Redirect, error.StatusCode);
    }

    [Fact]
    public async Task ServiceThatIsNotThere_IsNamed()
    {
        await using var services = RemoteSubject.Connect(new Uri("http://127.0.0.1:1/"), "key");

        var error = await Assert.ThrowsAsync<RemoteKnowledgeException>(() =>
            services.GetRequiredService<IKnowledgeBase>().SearchAsync(Query, Token)
        );

        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKey_IsAnErrorThatSaysSo()
    {
        await using var service = await ServiceHost.StartAsync();
        await using var services = RemoteSubject.Connect(service.Address, "not a key of the service");

        var error = await Assert.ThrowsAsync<RemoteKnowledgeException>(() =>
            services.GetRequiredService<IKnowledgeBase>().SearchAsync(Query, Token)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
        Assert.DoesNotContain("not a key", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://knowledge.example", "key", "https")]
    [InlineData("knowledge.example", "key", "https")]
    [InlineData("https://knowledge.example", " ", "ApiKey")]
    public void Options_AreChecked(string endpoint, string key, string reason)
    {
        var services = new ServiceCollection();
        services.AddRemoteKnowledge(options => (options.Endpoint, options.ApiKey) = (endpoint, key));
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() =>
            provider.GetRequiredService<IOptions<RemoteKnowledgeOptions>>().Value
        );

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new RemoteKnowledgeOptions { ApiKey = "secret" }.ToString(), StringComparison.Ordinal);
    }

    private static void AssertSameParts(Type query, Type request, params string[] without)
    {
        static IEnumerable<string> Names(Type type) =>
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(part => part.CanWrite)
                .Select(part => part.Name);
        Assert.Empty(Names(query).Except(without).Except(Names(request)));
    }

    private sealed class FakeService : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ServiceProvider _services;

        private FakeService(WebApplication app, ServiceProvider services) => (_app, _services) = (app, services);

        public IKnowledgeBase Knowledge => _services.GetRequiredService<IKnowledgeBase>();

        public static async Task<FakeService> StartAsync(RequestDelegate answer)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.Run(answer);
            await app.StartAsync(TestContext.Current.CancellationToken);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new FakeService(app, RemoteSubject.Connect(new Uri(address), "key"));
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await _app.DisposeAsync();
        }
    }
}
