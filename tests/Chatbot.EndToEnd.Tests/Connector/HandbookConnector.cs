using System.Net;
using System.Text.Json.Nodes;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Testing.Connectors;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>A host that has read the sample handbook, and a connector on the other side.</summary>
public sealed class HandbookConnector : IAsyncLifetime
{
    private static readonly TimeSpan ImportLimit = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-answers");
    private int _conversations;

    internal FakeConnector Connector { get; private set; } = null!;

    internal ConnectorHost Host { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Connector = await FakeConnector.StartAsync();
        Host = await ConnectorHost.StartAsync(
            _data,
            services =>
            {
                services.Remove(services.First(service => service.ImplementationType == typeof(EchoHandler)));
                services.AddSingleton<IActivityHandler, MessageHandler>();
            },
            "--Sample:Enabled=true"
        );
        using var limit = new CancellationTokenSource(ImportLimit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            using var response = await Host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Connector.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>A conversation that no other test has.</summary>
    public string NewConversation() => $"talk{Interlocked.Increment(ref _conversations)}";

    /// <summary>Says something, and waits for as many messages of the conversation.</summary>
    /// <returns>The last of them.</returns>
    internal async Task<ConnectorCall> SayAsync(
        string conversation,
        string channel,
        string text,
        int count = 1,
        string locale = "en",
        Action<JsonObject>? change = null
    )
    {
        var json = Inbound.Message(
            Connector.ServiceUrl,
            Guid.NewGuid().ToString(),
            text,
            activity =>
            {
                activity["channelId"] = channel;
                activity["locale"] = locale;
                activity["conversation"] = new JsonObject { ["id"] = conversation };
                change?.Invoke(activity);
            }
        );
        using var response = await Host.PostAsync(json, Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await Connector.WaitAsync(call => call.IsMessage && call.ConversationId == conversation, Token, count);
    }
}
