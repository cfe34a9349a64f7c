using Chatbot.Bot.Conversations;
using Chatbot.Bot.Hosting;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Chatbot.Benchmarks.Turns;

/// <summary>The whole host in this process, with an empty data folder.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private BenchmarkHost(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    public static async Task<BenchmarkHost> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-benchmark").FullName;
        var app = ChatbotApplication.Build(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--Storage:DataPath={folder}", .. settings],
            builder => builder.Logging.SetMinimumLevel(LogLevel.Error)
        );
        await app.StartAsync();
        var health = app.Services.GetRequiredService<HealthCheckService>();
        while ((await health.CheckHealthAsync()).Status != HealthStatus.Healthy)
        {
            await Task.Delay(100);
        }

        return new(app, folder);
    }

    public IConversationGrain Conversation(string name) =>
        Services
            .GetRequiredService<IGrainFactory>()
            .GetGrain<IConversationGrain>(new ConversationId("directline", ConversationId.DefaultTenant, name).ToString());

    public static Activity Message(string text) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            From = new() { Id = "user-1", Role = RoleTypes.User },
            Recipient = new() { Id = "chatbot", Role = RoleTypes.Bot },
            Conversation = new() { Id = "benchmark" },
        };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
