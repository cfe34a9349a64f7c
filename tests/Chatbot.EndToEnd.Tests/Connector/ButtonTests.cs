using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.Connectors;
using Chatbot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Buttons of the product's cards, pressed as messages and as invokes; the assistant says back what it is asked.</summary>
public sealed class ButtonTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-buttons");
    private readonly ShiftedTimeProvider _time = new();
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
                services.AddSingleton<TimeProvider>(_time);
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

    [Fact]
    public async Task ThumbDown_AsksForTheReason_WhichIsKeptOnce()
    {
        await SayAsync("m1", "How many days?");
        await _connector.WaitForMessageAsync(Token);
        var answerId = await OwnIdAsync("echo: How many days?");

        await ReactAsync("r1", answerId);
        var card = (await _connector.WaitForMessageAsync(Token, count: 2))
            .Json.GetProperty("attachments")[0]
            .GetProperty("content");
        var data = JsonNode.Parse(card.GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        data["reason"] = "incomplete";
        data["feedbackText"] = "for part-timers?";
        await SubmitAsync(data.DeepClone().AsObject());
        var closed = await _connector.WaitAsync(call => call.Method == "PUT", Token);
        await SubmitAsync(data.DeepClone().AsObject());
        var again = await _connector.WaitForMessageAsync(Token, count: 4);

        Assert.Contains("Reason: Something is missing", closed.Json.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains(_connector.Messages, call => call.Text == "Thank you for your feedback.");
        Assert.Equal("This was already done. Nothing was done again.", again.Text);
        await using var database = await OpenAsync();
        var row = await database.Feedback.SingleAsync(Token);
        Assert.Equal((answerId, "u1", -1, "incomplete: for part-timers?"), (row.ActivityId, row.UserId, row.Vote, row.Comment));
    }

    [Fact]
    public async Task Feedback_ThatNobodyAskedFor_IsNotTaken()
    {
        var answer = await InvokeAsync("i1", "feedback", new() { ["answerId"] = "answer-7", ["reason"] = "wrong" });

        Assert.StartsWith("This button does not work any more.", answer.GetProperty("value").GetString());
        await using var database = await OpenAsync();
        Assert.Empty(await database.Feedback.ToListAsync(Token));
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
        // The card that has done its work lost its button.
        var closed = _connector
            .Calls.Single(call => call.Method == "PUT")
            .Json.GetProperty("attachments")[0]
            .GetProperty("content");
        Assert.False(closed.TryGetProperty("actions", out _));
    }

    [Fact]
    public async Task Retry_PressedTwiceOrByAnotherPerson_IsToldSo_AndAnswersOnce()
    {
        await SayAsync("m1", "fail once");
        var card = (await _connector.WaitForMessageAsync(Token)).Json.GetProperty("attachments")[0].GetProperty("content");
        var data = JsonNode.Parse(card.GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();

        await SubmitAsync(data.DeepClone().AsObject(), user: "u2");
        var other = await _connector.WaitForMessageAsync(Token, count: 2);
        await SubmitAsync(data.DeepClone().AsObject());
        await SubmitAsync(data.DeepClone().AsObject());
        var second = await _connector.WaitForMessageAsync(Token, count: 4);
        var invoked = await InvokeAsync("i1", "error/retry", data.DeepClone().AsObject());

        Assert.Equal("This card is for somebody else, so nothing was done.", other.Text);
        Assert.Equal("This was already done. Nothing was done again.", second.Text);
        Assert.Equal("This was already done. Nothing was done again.", invoked.GetProperty("value").GetString());
        Assert.Single(_connector.Messages, call => call.Text?.StartsWith("echo: fail once", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Retry_AfterItsTime_IsToldSo()
    {
        await SayAsync("m1", "fail once");
        var card = (await _connector.WaitForMessageAsync(Token)).Json.GetProperty("attachments")[0].GetProperty("content");

        _time.Advance(TimeSpan.FromDays(8));
        await SubmitAsync(JsonNode.Parse(card.GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject());

        Assert.StartsWith(
            "This card is too old, so nothing was done.",
            (await _connector.WaitForMessageAsync(Token, count: 2)).Text,
            StringComparison.Ordinal
        );
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

    private async Task ReactAsync(string id, string answerId)
    {
        var json = Inbound.Message(
            _connector.ServiceUrl,
            id,
            "",
            activity =>
            {
                activity["type"] = "messageReaction";
                activity.Remove("text");
                activity["replyToId"] = answerId;
                activity["reactionsAdded"] = JsonNode.Parse("""[{"type":"1f44e_thumbsdown"}]""");
            }
        );
        using var response = await _host.PostAsync(json, Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    /// <summary>The id of an answer as the transcript has it.</summary>
    private async Task<string> OwnIdAsync(string text)
    {
        await using var database = await OpenAsync();
        var rows = await database.Transcript.Where(row => row.Ordinal > 0).Select(row => row.Activity).ToListAsync(Token);
        return ActivityJson.Parse(rows.Single(row => row.Contains(text, StringComparison.Ordinal))).Id!;
    }

    private Task<ChatbotDbContext> OpenAsync() =>
        _host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>().CreateDbContextAsync(Token);

    private async Task SubmitAsync(JsonObject value, string locale = "en", string user = "u1")
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
                activity["from"] = new JsonObject { ["id"] = user };
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
