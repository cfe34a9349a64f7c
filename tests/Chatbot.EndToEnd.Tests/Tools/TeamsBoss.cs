using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.Testing.Connectors;

namespace Chatbot.EndToEnd.Tests.Tools;

/// <summary>An approver who writes to the bot from Teams: <c>connector.msteams/default/boss</c>.</summary>
internal sealed class TeamsBoss : IAsyncDisposable
{
    private int _activities;

    private TeamsBoss(FakeConnector teams) => Teams = teams;

    /// <summary>What the bot sent to the boss.</summary>
    public FakeConnector Teams { get; }

    public static async Task<TeamsBoss> StartAsync() => new(await FakeConnector.StartAsync());

    /// <summary>Writes to the bot, so that it knows where to ask.</summary>
    public async Task GreetAsync(HttpClient http, CancellationToken cancellationToken)
    {
        await SendAsync(http, Message("Hello"));
        await Teams.WaitForMessageAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => Teams.DisposeAsync();

    /// <summary>Posts as Teams does; returns the body of what an invoke is answered with.</summary>
    public static async Task<(int Status, JsonElement Body)> SendAsync(HttpClient http, JsonObject activity)
    {
        using var response = await http.PostAsJsonAsync("api/messages", activity, ChatbotProcess.Token);
        var body = await response.Content.ReadAsStringAsync(ChatbotProcess.Token);
        Assert.True(response.IsSuccessStatusCode, body);
        return ((int)response.StatusCode, body.Length == 0 ? default : JsonDocument.Parse(body).RootElement.Clone());
    }

    /// <summary>What Teams gets when the host is killed meanwhile is no answer.</summary>
    public static async Task TryAsync(HttpClient http, JsonObject activity)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("api/messages", activity, ChatbotProcess.Token);
        }
        catch (HttpRequestException)
        {
            // Killed in the middle.
        }
    }

    public JsonObject Message(string text) => Activity("message", new JsonObject { ["text"] = text });

    public JsonObject Press(string id, string? arguments) =>
        Activity(
            "invoke",
            new JsonObject
            {
                ["name"] = "adaptiveCard/action",
                ["value"] = new JsonObject
                {
                    ["trigger"] = "manual",
                    ["action"] = new JsonObject
                    {
                        ["type"] = "Action.Execute",
                        ["verb"] = "approval/approve",
                        ["data"] = new JsonObject { ["approvalId"] = id, ["arguments"] = arguments },
                    },
                },
            }
        );

    private JsonObject Activity(string type, JsonObject members)
    {
        members["type"] = type;
        members["id"] = $"teams-{++_activities}";
        members["channelId"] = "msteams";
        members["serviceUrl"] = Teams.ServiceUrl;
        members["from"] = new JsonObject { ["id"] = "boss", ["name"] = "Berta Boss" };
        members["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "Bot" };
        members["conversation"] = new JsonObject { ["id"] = "boss-chat", ["conversationType"] = "personal" };
        return members;
    }

    public static bool HasCard(ConnectorCall call) =>
        call.IsMessage && Encoding.UTF8.GetString(call.Body).Contains("approval/approve", StringComparison.Ordinal);

    public static string ApprovalIdOf(ConnectorCall call) =>
        call
            .Json.GetProperty("attachments")[0]
            .GetProperty("content")
            .GetProperty("actions")[0]
            .GetProperty("data")
            .GetProperty("approvalId")
            .GetString()!;
}
