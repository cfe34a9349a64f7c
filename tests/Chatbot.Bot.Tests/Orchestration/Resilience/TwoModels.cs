using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration.Resilience;

/// <summary>An assistant with two models that the test scripts, and quotations behind them.</summary>
internal sealed class TwoModels : IAsyncDisposable
{
    public const string Question = "How many days of leave does an employee have?";

    private static readonly Passage Leave = FakeKnowledgeBase.Passage(
        "Leave policy",
        "Every employee has 28 days of leave per year. Leave is requested in the portal."
    );

    public TwoModels(int retries = 0, TimeProvider? time = null, params (string Key, string? Value)[] settings)
    {
        (FirstProvider, SecondProvider) = (
            new ScriptedProvider { Name = "first", MaxRetries = retries },
            new ScriptedProvider { Name = "second", MaxRetries = retries }
        );
        var all = new Dictionary<string, string?>
        {
            ["Assistant:Models:Standard:0"] = "first/a",
            ["Assistant:Models:Standard:1"] = "second/b",
            ["Assistant:Quotations"] = "true",
            // A loop keeps its steps in the journal; here many turns share one.
            ["Agent:ToolCalling"] = "Off",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        Host = new AssistantHost(
            all,
            time: time ?? Time,
            configure: services => services.AddSingleton<IChatProvider>(FirstProvider).AddSingleton<IChatProvider>(SecondProvider)
        );
        Host.Knowledge.OnSearch = _ => [Leave];
        First.OnStream = (_, _) => ScriptedChatClient.Say("28 days, says the first [1].");
        Second.OnStream = (_, _) => ScriptedChatClient.Say("28 days, says the second [1].");
    }

    public FakeTimeProvider Time { get; } = new();

    public AssistantHost Host { get; }

    public ScriptedChatClient First => FirstProvider.Client;

    public ScriptedChatClient Second => SecondProvider.Client;

    private ScriptedProvider FirstProvider { get; }

    private ScriptedProvider SecondProvider { get; }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
