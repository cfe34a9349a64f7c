using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Orchestration.Workflows;

/// <summary>Runs workflows with a model whose answers a test decides, in the services of the host.</summary>
internal sealed class WorkflowHost : IAsyncDisposable
{
    private readonly ScriptedProvider _provider;
    private readonly AssistantHost _host;

    public WorkflowHost(
        Func<string, string>? answer = null,
        TimeProvider? time = null,
        bool isLanguageModel = true,
        Dictionary<string, string?>? settings = null,
        params IToolSource[] tools
    )
    {
        _provider = new() { IsLanguageModel = isLanguageModel };
        _provider.Client.OnStream = (call, _) => ScriptedChatClient.Say((answer ?? Echo)(call.Messages[^1].Text));
        _host = new(
            settings ?? [],
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

    /// <summary>What people have said to questions.</summary>
    public Dictionary<string, PersonAnswer> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>What was told while it ran.</summary>
    public ConcurrentQueue<string> Reports { get; } = new();

    public ScriptedChatClient Model => _provider.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A definition with these steps, whose input is <c>{ "x": "…" }</c>.</summary>
    public static WorkflowDefinition Define(string steps, string output, string limits = "{}") =>
        WorkflowParser.Parse(
            $$"""
            {
              "name": "test", "version": 1, "description": "A test.",
              "input": { "type": "object", "properties": { "x": { "type": "string", "default": "X" } } },
              "steps": [ {{steps}} ],
              "output": { "value": {{output}} },
              "limits": {{limits}}
            }
            """,
            "test",
            new WorkflowOptions().Limits
        );

    public async Task<WorkflowEnd> RunAsync(
        WorkflowDefinition definition,
        string input = "{}",
        ITurnJournal? journal = null,
        bool isTyped = true
    )
    {
        using var document = JsonDocument.Parse(input);
        return await RunAsync(definition, document.RootElement.Clone(), journal ?? new RecordingJournal(), isTyped);
    }

    public async Task<string> OutputAsync(WorkflowDefinition definition, string input = "{}")
    {
        var done = Assert.IsType<WorkflowEnd.Done>(await RunAsync(definition, input));
        return TextTemplate.TextOf(done.Output);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static string Echo(string question) => $"({question})";

    private async Task<WorkflowEnd> RunAsync(
        WorkflowDefinition definition,
        JsonElement input,
        ITurnJournal journal,
        bool isTyped
    ) =>
        await _host
            .Get<WorkflowRunner>()
            .RunAsync(
                new()
                {
                    Definition = definition,
                    Input = input,
                    Caller = _host.Get<ToolCallers>().Identify("acme", "webchat", Audience.Of("ann")),
                    IsTyped = isTyped,
                    FindAnswer = id => Answers.GetValueOrDefault(id),
                    ReportAsync = (text, fraction) =>
                    {
                        Reports.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{fraction:0.00} {text}"));
                        return Task.CompletedTask;
                    },
                },
                journal,
                Token
            );
}
