using System.Text.Json;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Tests.Orchestration.Providers;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Routing;

/// <summary>Which model a server is asked for, and what the turn keeps of it.</summary>
public sealed class RoutedAnswerTests : IAsyncLifetime
{
    private const string Fact = "How many vacation days do I get?";
    private const string Hard = "Compare both policies and explain step by step which one applies to me and why.";

    private readonly TestFolder _folder = new();
    private FakeModelServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        _server.OnRequest = context =>
            _server.Requests.Last().Body.TryGetProperty("stream", out _)
                ? FakeOpenAIServer.StreamAsync(context, "28 [1].")
                : FakeOpenAIServer.CompleteAsync(context, "How much leave do part-timers have?");
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(Fact, "gpt-5-nano", "cheap", "simple")]
    [InlineData(Hard, "gpt-5", "strong", "reasoning")]
    [InlineData("Why was my claim refused?", "gpt-5-mini", "standard", "usual")]
    public async Task Question_GoesToItsClass_AndTheTurnKeepsWhy(string question, string model, string modelClass, string reason)
    {
        await using var host = Host();

        await host.AnswerAsync(question);

        Assert.Equal(model, Assert.Single(_server.Requests).Body.GetProperty("model").GetString());
        var record = Record(host);
        Assert.Equal(modelClass, record.GetProperty("class").GetString());
        Assert.Equal(reason, record.GetProperty("reason").GetString());
        Assert.Equal($"openai/{model}", record.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Turn_KeepsTokensAndCost()
    {
        await using var host = Host();

        await host.AnswerAsync("Why was my claim refused?");

        var record = Record(host);
        Assert.Equal(11, record.GetProperty("inputTokens").GetInt64());
        Assert.Equal(7, record.GetProperty("outputTokens").GetInt64());
        const decimal Cost = ((11 * 0.25m) + (7 * 2m)) / 1_000_000m;
        Assert.Equal(Cost, record.GetProperty("cost").GetDecimal());
        Assert.Equal(Cost, host.Get<ISpending>().Today);
    }

    [Fact]
    public async Task Budget_UsedUp_CheapModelsAnswerHardQuestionsToo()
    {
        await using var host = Host(("Assistant:Routing:DailyBudget", "0.0000001"));
        await host.AnswerAsync(Hard);
        host.Journal.Steps.Clear();

        await host.AnswerAsync(Hard);

        Assert.Equal("gpt-5-nano", _server.Requests.Last().Body.GetProperty("model").GetString());
        Assert.Equal("budget", Record(host).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task FollowUp_IsMadeCompleteByACheapModel()
    {
        await using var host = Host();

        await host.AnswerAsync("and why for part-timers?", new ChatMessage(ChatRole.User, Fact));

        Assert.Equal(
            ["gpt-5-nano", "gpt-5-mini"],
            _server.Requests.Select(request => request.Body.GetProperty("model").GetString())
        );
    }

    [Fact]
    public async Task Model_KnownToBeTooSmall_IsLeftOut()
    {
        var file = Path.Combine(_folder.Path, "models.json");
        await File.WriteAllTextAsync(
            file,
            """[{ "model": "gpt-5-nano", "contextTokens": 50, "maxOutputTokens": 10 }]""",
            TestContext.Current.CancellationToken
        );
        await using var host = Host(("Assistant:ModelCatalogue", file));

        await host.AnswerAsync(Fact);

        Assert.Equal("gpt-5-mini", Assert.Single(_server.Requests).Body.GetProperty("model").GetString());
    }

    private static JsonElement Record(AssistantHost host) => JsonDocument.Parse(host.Journal.Steps["model"]).RootElement.Clone();

    private AssistantHost Host(params (string Key, string Value)[] settings)
    {
        var all = ProviderUnderTest.Settings("openai", _server.Address);
        all["Assistant:Models:Cheap:0"] = "openai/gpt-5-nano";
        all["Assistant:Models:Standard:0"] = "openai/gpt-5-mini";
        all["Assistant:Models:Strong:0"] = "openai/gpt-5";
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var host = new AssistantHost(all);
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days of leave.")];
        return host;
    }
}
