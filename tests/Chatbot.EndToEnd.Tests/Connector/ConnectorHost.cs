using System.Net.Http.Headers;
using System.Text;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Hosting;
using Chatbot.Testing.Silos;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>The whole host on a free port and a data folder of its own, with an echo instead of the assistant.</summary>
internal sealed class ConnectorHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ConnectorHost(WebApplication application)
    {
        _application = application;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _application.Services;

    public static async Task<ConnectorHost> StartAsync(
        DirectoryInfo data,
        Action<IServiceCollection>? configure = null,
        params string[] settings
    )
    {
        var application = Build(data, configure, settings);
        try
        {
            await application.StartAsync();
        }
        catch
        {
            // A start that is refused late has begun to work in its folder.
            await application.DisposeAsync();
            throw;
        }

        return new(application);
    }

    public static WebApplication Build(DirectoryInfo data, Action<IServiceCollection>? configure, params string[] settings) =>
        ChatbotApplication.Build(
            [
                "--environment=Development",
                "--urls=http://127.0.0.1:0",
                $"--Storage:DataPath={data.FullName}",
                "--Sample:Enabled=false",
                "--Logging:LogLevel:Default=Error",
                .. settings,
            ],
            builder =>
            {
                var message = builder.Services.First(service => service.ImplementationType == typeof(MessageHandler));
                builder.Services.Remove(message);
                builder.Services.AddSingleton<IActivityHandler, EchoHandler>();
                configure?.Invoke(builder.Services);
            }
        );

    public Task<HttpResponseMessage> PostAsync(string json, CancellationToken cancellationToken) =>
        PostAsync(Encoding.UTF8.GetBytes(json), "application/json", cancellationToken);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? contentType, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return await Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.EndAsync();
    }
}
