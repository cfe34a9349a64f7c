using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Connectors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>What a channel sees that posts to the bot.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-connector-");
    private FakeConnector _connector = null!;
    private ConnectorHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await ConnectorHost.StartAsync(_data);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Message_IsAcknowledgedAndAnsweredAtItsServiceUrl()
    {
        using var response = await _host.PostAsync(Message("m1", "hi"), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
        var call = await _connector.WaitForMessageAsync(Cancel);
        Assert.Equal("echo: hi", call.Text);
        Assert.Equal("/_connector/v3/conversations/a%2Fb/activities/m1", call.Path);
        Assert.Equal("m1", call.Json.GetProperty("replyToId").GetString());
        Assert.Equal("bot", call.Json.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("u1", call.Json.GetProperty("recipient").GetProperty("id").GetString());
        Assert.DoesNotContain("null", Encoding.UTF8.GetString(call.Body));
        Assert.False(call.Json.TryGetProperty("id", out _));
        Assert.Null(call.Authorization);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("installationUpdate")]
    [InlineData("messageReaction")]
    [InlineData("somethingOfTomorrow")]
    public async Task AnyType_IsAcknowledged(string type)
    {
        using var response = await _host.PostAsync(Message("t1", "", activity => activity["type"] = type), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task UnknownMembersAndEntities_AreAcknowledged()
    {
        using var response = await _host.PostAsync(
            Message(
                "m1",
                "hi",
                activity =>
                {
                    activity["entities"] = JsonNode.Parse("""[{"type":"tomorrow","deep":{"a":[1]}},{}]""");
                    activity["tomorrow"] = new JsonObject { ["a"] = 1 };
                    activity["callerId"] = "urn:botframework:azure";
                }
            ),
            Cancel
        );

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _connector.WaitForMessageAsync(Cancel);
        Assert.DoesNotContain(await ReadTranscriptAsync(), activity => activity.Contains("callerId"));
    }

    [Fact]
    public async Task Redelivery_IsAcknowledgedAndAnsweredOnce_AlsoAfterARestart()
    {
        await PostAcceptedAsync(Message("m1", "hi"));
        await PostAcceptedAsync(Message("m1", "hi"));
        await _connector.WaitForMessageAsync(Cancel);
        await _host.DisposeAsync();

        _host = await ConnectorHost.StartAsync(_data);
        await PostAcceptedAsync(Message("m1", "hi"));
        await PostAcceptedAsync(Message("m2", "again"));
        await _connector.WaitAsync(call => call.Text == "echo: again", Cancel);

        Assert.Equal(["echo: hi", "echo: again"], _connector.Messages.Select(call => call.Text));
    }

    [Fact]
    public async Task ActivitiesWithoutId_AreNoDuplicates()
    {
        await PostAcceptedAsync(Message(null, "one"));
        await PostAcceptedAsync(Message(null, "one"));

        await _connector.WaitForMessageAsync(Cancel, count: 2);
    }

    [Fact]
    public async Task Answers_ToASlowConnector_KeepTheirOrder()
    {
        var first = new TaskCompletionSource();
        _connector.Answer = call =>
            call.Text == "echo: 1" ? ConnectorAnswer.Created("c") with { Until = first.Task } : FakeConnector.AnswerAsUsual(call);
        for (var i = 1; i <= 5; i++)
        {
            await PostAcceptedAsync(Message($"m{i}", $"{i}"));
        }

        await _connector.WaitForMessageAsync(Cancel);
        Assert.Single(_connector.Messages);
        first.SetResult();
        await _connector.WaitForMessageAsync(Cancel, count: 5);

        Assert.Equal(["echo: 1", "echo: 2", "echo: 3", "echo: 4", "echo: 5"], _connector.Messages.Select(call => call.Text));
    }

    [Fact]
    public async Task Turn_WithSeveralReplies_MakesOneCallEach()
    {
        await PostAcceptedAsync(Message("m1", "three"));
        await _connector.WaitForMessageAsync(Cancel, count: 3);
        await WaitForTurnAsync();

        Assert.Equal(
            ["message one", "typing ", "message two", "message three"],
            _connector.Calls.Select(call => $"{call.Type} {call.Text}")
        );
    }

    [Fact]
    public async Task SentMessage_CanBeChangedAndDeletedByTheChannelsId()
    {
        await PostAcceptedAsync(Message("m1", "edit"));
        await _connector.WaitAsync(call => call.Method == "DELETE", Cancel);

        Assert.Equal(
            [
                "POST /_connector/v3/conversations/a%2Fb/activities/m1",
                "PUT /_connector/v3/conversations/a%2Fb/activities/c1",
                "DELETE /_connector/v3/conversations/a%2Fb/activities/c1",
            ],
            _connector.Calls.Select(call => $"{call.Method} {call.Path}")
        );
    }

    [Fact]
    public async Task PersonalTeamsChat_GetsAStream()
    {
        await PostAcceptedAsync(Message("m1", "stream", InTeams));
        await _connector.WaitForMessageAsync(Cancel);

        var calls = _connector.Calls;
        Assert.All(calls, call => Assert.EndsWith("/activities", call.Path));
        var infos = calls.Select(call => call.Json.GetProperty("entities")[0]).ToList();
        Assert.All(infos, info => Assert.Equal("streaminfo", info.GetProperty("type").GetString()));
        Assert.Equal(1, infos[0].GetProperty("streamSequence").GetInt32());
        Assert.False(infos[0].TryGetProperty("streamId", out _));
        Assert.All(infos.Skip(1), info => Assert.Equal("c1", info.GetProperty("streamId").GetString()));
        Assert.Equal("final", infos[^1].GetProperty("streamType").GetString());
        Assert.False(infos[^1].TryGetProperty("streamSequence", out _));
        Assert.Equal("Hello world", calls[^1].Text);
        Assert.All(
            calls,
            call => Assert.Equal("personal", call.Json.GetProperty("conversation").GetProperty("conversationType").GetString())
        );
    }

    [Fact]
    public async Task StreamThatTheChannelRefuses_BecomesOneMessage()
    {
        _connector.Answer = call => call.Type == "typing" ? new(405, """{"code":"BadArgument"}""") : ConnectorAnswer.Created("c");
        await PostAcceptedAsync(Message("m1", "stream", InTeams));

        var message = await _connector.WaitForMessageAsync(Cancel);
        Assert.Equal("Hello world", message.Text);
        Assert.False(message.Json.TryGetProperty("entities", out _));
    }

    [Fact]
    public async Task StreamThatTheUserStops_EndsWithoutAnError()
    {
        const string stopped = """{"error":{"code":"ContentStreamNotAllowed","message":"Content stream was canceled by user"}}""";
        _connector.Answer = call => call.Type == "typing" ? new(403, stopped) : ConnectorAnswer.Created("c");
        await PostAcceptedAsync(Message("m1", "stream", InTeams));

        await WaitForTurnAsync("connector.msteams/t1/a/b");
        Assert.DoesNotContain(_connector.Messages, message => message.Text!.Contains("went wrong"));
    }

    [Fact]
    public async Task ExpectReplies_AnswersWithAllRepliesAndSendsNone()
    {
        using var response = await _host.PostAsync(Inbound.ExpectReplies("m1", "three"), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["one", "two", "three"], await ReadRepliesAsync(response));
        using var repeated = await _host.PostAsync(Inbound.ExpectReplies("m1", "three"), Cancel);
        Assert.Equal(["one", "two", "three"], await ReadRepliesAsync(repeated));
        using var streamed = await _host.PostAsync(Inbound.ExpectReplies("m2", "stream"), Cancel);
        Assert.Equal(["Hello world"], await ReadRepliesAsync(streamed));
        Assert.Equal(0, _connector.Count);
    }

    [Fact]
    public async Task UnknownInvoke_IsNotImplemented()
    {
        using var response = await _host.PostAsync(Inbound.Invoke(_connector.ServiceUrl, "i1", "task/fetch"), Cancel);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Feedback_IsKeptWithTheAnswerAndTheLastOneCounts()
    {
        await PostAcceptedAsync(Message("m1", "hi"));
        await _connector.WaitForMessageAsync(Cancel);
        await WaitForTurnAsync();
        foreach (var (id, reaction) in new[] { ("i1", "like"), ("i2", "dislike") })
        {
            var value = JsonNode.Parse(
                $$$"""{"actionName":"feedback","actionValue":{"reaction":"{{{reaction}}}","feedback":"{\"feedbackText\":\"why\"}"}}"""
            );
            using var response = await _host.PostAsync(
                Inbound.Invoke(_connector.ServiceUrl, id, "message/submitAction", value, replyToId: "c1"),
                Cancel
            );
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync(Cancel));
        }

        await using var context = OpenDatabase();
        var row = await context.Feedback.SingleAsync(Cancel);
        Assert.Equal(("u1", -1, "why", "a/b|0000002"), (row.UserId, row.Vote, row.Comment, row.ActivityId));
    }

    [Fact]
    public async Task FeedbackThatMakesNoSense_IsABadRequest()
    {
        using var response = await _host.PostAsync(
            Inbound.Invoke(_connector.ServiceUrl, "i1", "message/submitAction", JsonNode.Parse("[1]")),
            Cancel
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task WebChatFeedbackEvent_IsKept()
    {
        await PostAcceptedAsync(
            Message(
                "e1",
                "",
                activity =>
                {
                    activity["type"] = "event";
                    activity["name"] = "webchat:activity-status/feedback";
                    activity["entities"] = JsonNode.Parse(
                        """[{"@type":"DislikeAction","@id":"#DislikeAction:a/b|0000009","actionStatus":"CompletedActionStatus"}]"""
                    );
                }
            )
        );
        await WaitForTurnAsync();

        await using var context = OpenDatabase();
        var row = await context.Feedback.SingleAsync(Cancel);
        Assert.Equal(("a/b|0000009", -1), (row.ActivityId, row.Vote));
    }

    [Fact]
    public async Task Newcomer_IsGreetedOnce()
    {
        string Joined(string id, string members) =>
            Message(
                id,
                "",
                activity =>
                {
                    activity["type"] = "conversationUpdate";
                    activity["membersAdded"] = JsonNode.Parse(members);
                }
            );

        await PostAcceptedAsync(Joined("j1", """[{"id":"bot"}]"""));
        await PostAcceptedAsync(Joined("j2", """[{"id":"bot"},{"id":"u1"}]"""));
        await PostAcceptedAsync(Joined("j3", """[{"id":"u2"}]"""));
        await PostAcceptedAsync(Message("m1", "hi"));
        await _connector.WaitAsync(call => call.Text == "echo: hi", Cancel);

        Assert.Collection(
            _connector.Messages.SkipLast(1),
            greeting => Assert.Contains("Hello!", greeting.Json.GetProperty("summary").GetString()),
            consent => Assert.StartsWith("May I remember", consent.Text)
        );
    }

    private string Message(string? id, string text, Action<JsonObject>? change = null) =>
        Inbound.Message(_connector.ServiceUrl, id, text, change);

    private static void InTeams(JsonObject activity)
    {
        activity["channelId"] = "msteams";
        activity["conversation"] = JsonNode.Parse("""{"id":"a/b","conversationType":"personal","tenantId":"t1"}""");
    }

    private async Task PostAcceptedAsync(string json)
    {
        using var response = await _host.PostAsync(json, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task WaitForTurnAsync(string conversation = "connector.emulator/default/a/b")
    {
        var grain = _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IConversationGrain>(conversation);
        await foreach (var update in grain.SubscribeAsync(0, Cancel).WithCancellation(Cancel))
        {
            if (update is TurnUpdate.Ended)
            {
                return;
            }
        }
    }

    private ChatbotDbContext OpenDatabase() =>
        _host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>().CreateDbContext();

    private async Task<List<string>> ReadTranscriptAsync()
    {
        await using var context = OpenDatabase();
        return await context.Transcript.Select(row => row.Activity).ToListAsync(Cancel);
    }

    private static async Task<List<string?>> ReadRepliesAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancel));
        return
        [
            .. json
                .RootElement.GetProperty("activities")
                .EnumerateArray()
                .Select(activity => activity.GetProperty("text").GetString()),
        ];
    }
}
