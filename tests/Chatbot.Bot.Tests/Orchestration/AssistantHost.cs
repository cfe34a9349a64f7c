using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Bot.Tests.Orchestration;

/// <summary>The assistant as the host composes it, over a fake knowledge base; quotations step in only for a test that wants them.</summary>
internal sealed class AssistantHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public AssistantHost(
        Dictionary<string, string?>? settings = null,
        ScriptedProvider? scripted = null,
        TimeProvider? time = null,
        string environment = "Development",
        Action<IServiceCollection>? configure = null
    )
    {
        settings ??= [];
        settings.TryAdd("Assistant:Quotations", "false");
        if (scripted is not null)
        {
            settings["Assistant:Provider"] = scripted.Name;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<IKnowledgeBase>(Knowledge);
        services.AddSingleton<IHostEnvironment>(new FakeEnvironment { EnvironmentName = environment });
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, AbsentEmbeddings>();
        services.AddSingleton<ExtractiveAnswerer>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SupportChecker>(provider));
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddAssistant(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        if (scripted is not null)
        {
            services.AddSingleton<IChatProvider>(scripted);
        }

        configure?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeKnowledgeBase Knowledge { get; } = new();

    public RecordingLogs Logs { get; } = new();

    public RecordingJournal Journal { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static AssistantRequest Request(string text, params ChatMessage[] history) =>
        new()
        {
            Tenant = "acme",
            Audience = Audience.Of("ann", "staff"),
            ConversationId = "webchat/acme/1",
            Text = text,
            History = history,
        };

    public async Task<List<AssistantUpdate>> AskAsync(AssistantRequest request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return await Get<Assistant>().AnswerAsync(request, Journal, cancellation).ToListAsync(cancellation);
    }

    /// <summary>Asks, checks what holds for every answer, and returns the final update.</summary>
    public async Task<AssistantUpdate.Final> AnswerAsync(string text, params ChatMessage[] history)
    {
        var updates = await AskAsync(Request(text, history));
        var final = Assert.IsType<AssistantUpdate.Final>(updates[^1]);
        Assert.Single(updates.OfType<AssistantUpdate.Final>());
        Assert.Equal(final.Text, string.Concat(updates.OfType<AssistantUpdate.Delta>().Select(delta => delta.Text)));
        return final;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
