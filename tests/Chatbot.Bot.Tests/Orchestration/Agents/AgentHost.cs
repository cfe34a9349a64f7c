using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Orchestration.Agents;

/// <summary>The assistant with a scripted model: each call to it takes the next answer, and the last answer again and again.</summary>
internal sealed class AgentHost : IAsyncDisposable
{
    private readonly ScriptedProvider _provider = new();

    public AgentHost(
        IReadOnlyList<Func<ScriptedCall, IAsyncEnumerable<ChatResponseUpdate>>> answers,
        Dictionary<string, string?>? settings = null,
        TimeProvider? time = null,
        params IToolSource[] tools
    )
    {
        _provider.Client.OnStream = (call, _) => answers[Math.Min(_provider.Client.Calls.Count, answers.Count) - 1](call);
        Assistant = new(
            settings,
            _provider,
            time,
            configure: services =>
            {
                foreach (var tool in tools)
                {
                    services.AddSingleton(tool);
                }
            }
        );
    }

    public AssistantHost Assistant { get; }

    /// <summary>What the model was asked.</summary>
    public IReadOnlyList<ScriptedCall> Calls => _provider.Client.Calls;

    public static Func<ScriptedCall, IAsyncEnumerable<ChatResponseUpdate>> Says(string text) => _ => ScriptedChatClient.Say(text);

    public static Func<ScriptedCall, IAsyncEnumerable<ChatResponseUpdate>> CallsTools(
        params (string Tool, string Arguments)[] calls
    ) => _ => ScriptedTools.Call(calls);

    public Task<AssistantUpdate.Final> AnswerAsync(string text) => Assistant.AnswerAsync(text);

    /// <summary>Goes on with a run that waits, in a turn of its own.</summary>
    public async Task<AssistantUpdate.Final> ResumeAsync(
        PendingApproval approval,
        bool isApproved,
        string? arguments = null,
        ITurnJournal? journal = null
    )
    {
        var request = AssistantHost.Request(approval.Checkpoint.Text) with
        {
            Resumption = new(approval.Checkpoint, new(isApproved, arguments)),
        };
        var cancellation = TestContext.Current.CancellationToken;
        var updates = await Assistant
            .Get<Bot.Orchestration.Assistant>()
            .AnswerAsync(request, journal ?? new RecordingJournal(), cancellation)
            .ToListAsync(cancellation);
        return Assert.IsType<AssistantUpdate.Final>(updates[^1]);
    }

    public ValueTask DisposeAsync() => Assistant.DisposeAsync();
}
