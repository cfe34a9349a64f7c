using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Persistence;
using Chatbot.Testing.Connectors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Buttons of the product's cards, pressed as messages and as invokes; the assistant says back what it is asked.</summary>
public sealed class ButtonTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-buttons");
    private FakeConnector _connector = null!;
    private ConnectorHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await ConnectorHost.StartAsync(
            _data,
            services =>
            {
                services.Remove(services.First(service => service.ImplementationType == typeof(EchoHandler)));
                services.AddSingleton<IActivityHandler, MessageHandler>();
                // It stands where memory does.
                services.Remove(services.First(service => service.ImplementationType == typeof(MemoryStage)));
                services.AddSingleton<IMessageStage, FailingStage>();
            },
            "--Assistant:Provider=echo"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Question_PressedAsAMessage_IsAnsweredLikeOneThatWasWritten()
    {
        await SubmitAsync(new() { ["verb"] = "ask", ["question"] = "How many days?" });

        var answer = await _connector.WaitForMessageAsync(Token);

        Assert.Contains("How many days?", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_PressedAsAnInvoke_IsAcknowledgedAtOnceAndAnsweredOnce()
    {
        var first = await InvokeAsync("i1", "ask", new() { ["question"] = "How many days?" });
        var again = await InvokeAsync("i1", "ask", new() { ["question"] = "How many days?" });
        await SubmitAsync(new() { ["verb"] = "ask", ["question"] = "the last one" });

        await _connector.WaitAsync(
            call => call.IsMessage && call.Text!.Contains("the last one", StringComparison.Ordinal),
            Token
        );

        Assert.Equal("application/vnd.microsoft.activity.message", first.GetProperty("type").GetString());
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Single(_connector.Messages, call => call.Text!.Contains("How many days?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("like", 1)]
    [InlineData("dislike", -1)]
    public async Task Feedback_IsKeptWithItsReason(string reaction, int vote)
    {
        await SubmitAsync(
            new()
            {
                ["verb"] = "feedback",
                ["answerId"] = "answer-7",
                ["reaction"] = reaction,
                ["feedbackText"] = "too long",
            }
        );

        Assert.Equal("Thank you for your feedback.", (await _connector.WaitForMessageAsync(Token)).Text);
        await using var database = await _host
            .Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>()
            .CreateDbContextAsync(Token);
        var row = await database.Feedback.SingleAsync(Token);
        Assert.Equal(("answer-7", "u1", vote, "too long"), (row.ActivityId, row.UserId, row.Vote, row.Comment));
    }

    [Fact]
    public async Task Feedback_WithoutAVerdict_IsNotTaken()
    {
        var answer = await InvokeAsync("i1", "feedback", new() { ["answerId"] = "answer-7" });

        Assert.StartsWith("Your feedback could not be kept", answer.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Failure_IsACard_WhoseButtonAsksAgain()
    {
        await SayAsync("m1", "fail once");
        var card = (await _connector.WaitForMessageAsync(Token)).Json.GetProperty("attachments")[0].GetProperty("content");
        var button = card.GetProperty("actions")[0];

        await SubmitAsync(JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject());
        var answer = await _connector.WaitForMessageAsync(Token, count: 2);

        Assert.Equal("Action.Submit", button.GetProperty("type").GetString());
        Assert.StartsWith("echo: fail once", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error/retry", "de", "Diese Schaltfläche funktioniert nicht mehr.")]
    [InlineData("approval/approve", "en", "This request was already answered, or is not known here.")]
    [InlineData("somebody/elses", "fr", "Ce bouton ne fonctionne plus.")]
    public async Task Button_ThatIsStaleOrUnknown_IsToldSo(string verb, string locale, string expected)
    {
        var data = new JsonObject { ["correlationId"] = "of another time", ["approvalId"] = "0123456789abcdef" };
        var invoked = await InvokeAsync("i1", verb, data.DeepClone().AsObject(), locale);
        data["verb"] = verb;
        await SubmitAsync(data, locale);

        Assert.StartsWith(expected, invoked.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.StartsWith(expected, (await _connector.WaitForMessageAsync(Token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_WithoutAVerb_IsABadRequest()
    {
        using var response = await _host.PostAsync(
            Inbound.Invoke(_connector.ServiceUrl, "i1", "adaptiveCard/action", new JsonObject { ["action"] = 7 }),
            Token
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement;
        Assert.Equal(400, body.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.error", body.GetProperty("type").GetString());
    }

    private async Task SayAsync(string id, string text)
    {
        using var response = await _host.PostAsync(Inbound.Message(_connector.ServiceUrl, id, text), Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task SubmitAsync(JsonObject value, string locale = "en")
    {
        var json = Inbound.Message(
            _connector.ServiceUrl,
            null,
            "",
            activity =>
            {
                activity.Remove("text");
                activity["value"] = value;
                activity["locale"] = locale;
            }
        );
        using var response = await _host.PostAsync(json, Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task<JsonElement> InvokeAsync(string id, string verb, JsonObject data, string locale = "en")
    {
        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = data,
            },
        };
        var json = JsonNode.Parse(Inbound.Invoke(_connector.ServiceUrl, id, "adaptiveCard/action", value))!.AsObject();
        json["locale"] = locale;
        using var response = await _host.PostAsync(json.ToJsonString(), Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.Clone();
    }

    /// <summary>Fails a question the first time.</summary>
    private sealed class FailingStage : IMessageStage
    {
        private bool _failed;

        public MessageStageOrder Order => MessageStageOrder.Memory;

        public Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            if (turn.Activity.Text == "fail once" && !_failed)
            {
                _failed = true;
                throw AssistantException.Of(AssistantFailure.Unavailable);
            }

            return Task.FromResult(false);
        }
    }
}
