using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration.Routing;

public sealed class ModelRouterTests
{
    private const string Fact = "How many vacation days do I get?";
    private const string Hard = "Compare both policies and explain step by step which one applies to me and why.";

    private static readonly RequestNeeds Usual = new([], Tokens: 500);

    [Theory]
    [InlineData(Fact, "Cheap", "Simple")]
    [InlineData("Why was my claim refused?", "Standard", "Usual")]
    [InlineData(Hard, "Strong", "Reasoning")]
    [InlineData("Сколько дней отпуска?", "Standard", "Language")]
    [InlineData("休暇は何日ありますか", "Standard", "Language")]
    public async Task Question_IsRoutedByWhatItAsks(string question, string modelClass, string reason)
    {
        await using var host = Host();

        Assert.Equal(
            Decision(modelClass, reason),
            host.Get<ModelRouter>().Decide(Usual, new RoutingHints { Question = question })
        );
    }

    [Fact]
    public async Task Fact_ThatToolsWereCalledFor_NeedsMoreThanACheapModel()
    {
        await using var host = Host();

        Assert.Equal(
            Decision("Standard", "Tools"),
            host.Get<ModelRouter>()
                .Decide(
                    RequestNeeds.Of([new(ChatRole.Tool, [new FunctionResultContent("1", "28")])], null),
                    new RoutingHints { Question = Fact }
                )
        );
    }

    [Fact]
    public async Task Fact_InALongRequest_NeedsMoreThanACheapModel()
    {
        await using var host = Host();

        Assert.Equal(
            Decision("Standard", "Length"),
            host.Get<ModelRouter>().Decide(new([], 20_000), new RoutingHints { Question = Fact })
        );
    }

    [Theory]
    [InlineData("trainees", "Cheap", "Tier")]
    [InlineData("staff", "Standard", "Tier")]
    [InlineData("experts", "Strong", "Reasoning")]
    public async Task Hard_ByGroup_IsLimited(string group, string modelClass, string reason)
    {
        await using var host = Host(
            ("Assistant:Routing:CheapGroups:0", "trainees"),
            ("Assistant:Routing:StrongGroups:0", "experts")
        );

        Assert.Equal(
            Decision(modelClass, reason),
            host.Get<ModelRouter>().Decide(Usual, new RoutingHints { Question = Hard, Groups = [group] })
        );
    }

    [Theory]
    [InlineData("trainees", "Strong", "Cheap", "Tier")]
    [InlineData("staff", "Strong", "Standard", "Tier")]
    [InlineData("experts", "Strong", "Strong", "Person")]
    [InlineData("experts", "Cheap", "Cheap", "Person")]
    public async Task Choice_OfAPerson_CountsWithinWhatTheGroupMayUse(
        string group,
        string chosen,
        string modelClass,
        string reason
    )
    {
        await using var host = Host(
            ("Assistant:Routing:CheapGroups:0", "trainees"),
            ("Assistant:Routing:StrongGroups:0", "experts")
        );
        var hints = new RoutingHints
        {
            Question = Hard,
            Groups = [group],
            Chosen = Enum.Parse<ModelClass>(chosen),
        };

        Assert.Equal(Decision(modelClass, reason), host.Get<ModelRouter>().Decide(Usual, hints));
        Assert.Contains(Enum.Parse<ModelClass>(modelClass), host.Get<ModelRouter>().ChoicesFor([group]));
    }

    [Theory]
    [InlineData(0, "Strong", "Reasoning")]
    [InlineData(7.99, "Strong", "Reasoning")]
    [InlineData(8, "Standard", "Budget")]
    [InlineData(10, "Cheap", "Budget")]
    public async Task Hard_ByWhatIsSpent_IsLimited(double spent, string modelClass, string reason)
    {
        await using var host = Host(("Assistant:Routing:DailyBudget", "10"));
        host.Get<ISpending>().Add((decimal)spent);

        Assert.Equal(Decision(modelClass, reason), host.Get<ModelRouter>().Decide(Usual, new RoutingHints { Question = Hard }));
    }

    [Fact]
    public void Spending_NextDay_BeginsAtZero()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.Zero));
        var spending = new Spending(time);
        spending.Add(3);
        spending.Add(0.5m);
        Assert.Equal(3.5m, spending.Today);

        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(0, spending.Today);
    }

    [Fact]
    public async Task OneModelForAll_IsTheOnlyChoice()
    {
        await using var host = new AssistantHost(new() { ["Assistant:Provider"] = "offline" });

        Assert.Equal(
            Decision("Standard", "OnlyChoice"),
            host.Get<ModelRouter>().Decide(Usual, new RoutingHints { Question = Hard })
        );
    }

    private static RoutingDecision Decision(string modelClass, string reason) =>
        new(Enum.Parse<ModelClass>(modelClass), Enum.Parse<RoutingReason>(reason));

    private static AssistantHost Host(params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value);
        all["Assistant:Models:Cheap:0"] = "compatible/small";
        all["Assistant:Models:Standard:0"] = "compatible/middle";
        all["Assistant:Models:Strong:0"] = "compatible/large";
        return new AssistantHost(all);
    }
}
