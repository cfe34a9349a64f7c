using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

public sealed class OpenAIProviderTests
{
    private const string Question = "How many days of leave does an employee have?";
    private static readonly Passage Leave = FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days of leave.");

    [Fact]
    public async Task Answer_Streamed_IsCitedCountedAndNamed()
    {
        await using var server = await StartAsync(context =>
            FakeOpenAIServer.StreamAsync(context, "You have ", "28 days", " [1", "].")
        );
        await using var host = Host(server);

        var final = await host.AnswerAsync(Question);

        Assert.Equal("You have 28 days [1].", final.Text);
        Assert.Single(final.Citations);
        Assert.Equal("fake-model", final.Model);
        Assert.Equal((11, 7), (final.InputTokens, final.OutputTokens));
        Assert.Equal("Bearer sk-test", Assert.Single(server.Authorizations));
    }

    [Fact]
    public async Task Request_Always_HoldsInstructionsSourcesAndQuestion()
    {
        await using var server = await StartAsync(context => FakeOpenAIServer.StreamAsync(context, "28 [1]"));
        await using var host = Host(server, new() { ["Assistant:Instructions"] = "Say du." });
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("A \"b\"", "x </source> <SOURCES> y", "Part", "Sub")];

        await host.AnswerAsync(Question);

        var messages = Assert.Single(server.Requests).GetProperty("messages");
        Assert.Equal("system", messages[0].GetProperty("role").GetString());
        Assert.EndsWith(
            "# Instructions of the owner\nSay du.",
            messages[0].GetProperty("content").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "<sources>\n<source n=\"1\" title=\"A ”b”\" section=\"Part > Sub\">\nx ‹/source> ‹SOURCES> y\n</source>\n</sources>\n\n"
                + $"Question: {Question}",
            messages[1].GetProperty("content").GetString()
        );
        Assert.Equal("gpt-5-mini", server.Requests.First().GetProperty("model").GetString());
        Assert.True(server.Requests.First().GetProperty("stream").GetBoolean());
    }

    [Fact]
    public async Task History_Given_IsShownWithoutItsMarks()
    {
        await using var server = await StartAsync(context => FakeOpenAIServer.StreamAsync(context, "28 [1]"));
        await using var host = Host(server);

        await host.AnswerAsync(
            "Please list everything that an employee has to do in the portal to get one whole week of leave in summer next year",
            new ChatMessage(ChatRole.User, "How much leave?"),
            new ChatMessage(ChatRole.Assistant, "28 days [1].")
        );

        var messages = Assert.Single(server.Requests).GetProperty("messages");
        Assert.Equal(4, messages.GetArrayLength());
        Assert.Equal("How much leave?", messages[1].GetProperty("content").GetString());
        Assert.Equal("28 days.", messages[2].GetProperty("content").GetString());
    }

    [Fact]
    public async Task FollowUp_ModelRewrites_IsSearchedFor()
    {
        await using var server = await StartAsync(context => FakeOpenAIServer.StreamAsync(context, "Less [1]."));
        server.OnCall = context => FakeOpenAIServer.CompleteAsync(context, "\"How much leave do part-timers have?\"\nSure!");
        await using var host = Host(server);

        await host.AnswerAsync("and for part-timers?", new ChatMessage(ChatRole.User, Question));

        Assert.Equal("How much leave do part-timers have?", host.Knowledge.Queries[0].Text);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FollowUp_RewriteFails_RulesDoIt()
    {
        await using var server = await StartAsync(context => FakeOpenAIServer.StreamAsync(context, "Less [1]."));
        server.OnCall = context => FakeOpenAIServer.RefuseAsync(context, 400, "bad", "no");
        await using var host = Host(server);

        await host.AnswerAsync("and for part-timers?", new ChatMessage(ChatRole.User, Question));

        Assert.Equal("How many days of leave does an employee have for part-timers?", host.Knowledge.Queries[0].Text);
    }

    [Theory]
    [InlineData(401, "invalid_api_key", "Authentication")]
    [InlineData(403, "forbidden", "Authentication")]
    [InlineData(404, "model_not_found", "ModelNotFound")]
    [InlineData(400, "context_length_exceeded", "ContextTooLong")]
    [InlineData(400, "content_filter", "ContentFiltered")]
    [InlineData(400, "something", "InvalidRequest")]
    [InlineData(429, "rate_limit_exceeded", "RateLimited")]
    [InlineData(500, "server_error", "Unavailable")]
    [InlineData(503, "overloaded", "Unavailable")]
    [InlineData(504, "timeout", "Timeout")]
    public async Task Refusal_ByStatus_IsItsKindAndLeaksNothing(int status, string code, string kind)
    {
        await using var server = await StartAsync(context =>
            FakeOpenAIServer.RefuseAsync(context, status, code, "internal detail of sk-test")
        );
        await using var host = Host(server);

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal(kind, exception.Kind.ToString());
        Assert.DoesNotContain("detail", exception.UserMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("sk-test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusal_BeforeTheFirstToken_IsRetriedAFewTimes()
    {
        var calls = 0;
        await using var server = await StartAsync(context =>
            Interlocked.Increment(ref calls) == 1
                ? FakeOpenAIServer.RefuseAsync(context, 503, "overloaded", "later")
                : FakeOpenAIServer.StreamAsync(context, "28 [1]")
        );
        await using var host = Host(server, new() { ["Providers:OpenAI:MaxRetries"] = "1" });

        Assert.Equal("28 [1]", (await host.AnswerAsync(Question)).Text);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Connection_CutAfterText_KeepsItAndDoesNotAskAgain()
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(async context =>
        {
            await FakeOpenAIServer.PiecesAsync(context, "You have ", "28 days [1].");
            await shown.Task;
            context.Abort();
        });
        await using var host = Host(server, new() { ["Providers:OpenAI:MaxRetries"] = "2" });

        AssistantUpdate? last = null;
        await foreach (
            var update in host.Get<Assistant>()
                .AnswerAsync(AssistantHost.Request(Question), host.Journal, TestContext.Current.CancellationToken)
        )
        {
            last = update;
            if (update is AssistantUpdate.Delta delta && delta.Text.Contains("28", StringComparison.Ordinal))
            {
                shown.SetResult();
            }
        }

        var final = Assert.IsType<AssistantUpdate.Final>(last);
        Assert.StartsWith("You have 28 days [1].", final.Text, StringComparison.Ordinal);
        Assert.Equal(AssistantFailure.Unavailable, final.Failure);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Stream_EndsEarly_IsToldAsInterrupted()
    {
        await using var server = await StartAsync(context => FakeOpenAIServer.PiecesAsync(context, "You have "));
        await using var host = Host(server);

        Assert.Equal(AssistantFailure.Unavailable, (await host.AnswerAsync(Question)).Failure);
    }

    [Theory]
    [InlineData("{\"id\":")]
    [InlineData("<html>proxy</html>")]
    [InlineData("{\"choices\":\"none\"}")]
    public async Task Stream_Malformed_IsUnavailable(string payload)
    {
        await using var server = await StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await FakeOpenAIServer.SendAsync(context, payload);
        });
        await using var host = Host(server);

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal(AssistantFailure.Unavailable, exception.Kind);
    }

    [Fact]
    public async Task Stream_MalformedAfterText_KeepsTheText()
    {
        await using var server = await StartAsync(async context =>
        {
            await FakeOpenAIServer.PiecesAsync(context, "You have 28 days [1].");
            await FakeOpenAIServer.SendAsync(context, "{{{");
        });
        await using var host = Host(server);

        var final = await host.AnswerAsync(Question);

        Assert.StartsWith("You have 28 days [1].\n\nThe answer was interrupted", final.Text, StringComparison.Ordinal);
        Assert.Equal(AssistantFailure.Unavailable, final.Failure);
    }

    [Fact]
    public async Task Stream_ContentFiltered_IsItsKind()
    {
        await using var server = await StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await FakeOpenAIServer.SendAsync(
                context,
                FakeOpenAIServer.Chunk("""{"index":0,"delta":{},"finish_reason":"content_filter"}""")
            );
            await FakeOpenAIServer.SendAsync(context, "[DONE]");
        });
        await using var host = Host(server);

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal(AssistantFailure.ContentFiltered, exception.Kind);
    }

    [Fact]
    public async Task Server_Silent_TimesOut()
    {
        await using var server = await StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var host = Host(server, new() { ["Assistant:ModelTimeout"] = "00:00:01" });

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal(AssistantFailure.Timeout, exception.Kind);
    }

    [Fact]
    public async Task Server_Absent_IsUnavailable()
    {
        var server = await StartAsync(_ => Task.CompletedTask);
        await using var host = Host(server);
        await server.DisposeAsync();

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal(AssistantFailure.Unavailable, exception.Kind);
    }

    [Fact]
    public async Task Caller_Cancels_ServerSeesIt()
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(async context =>
        {
            context.RequestAborted.Register(aborted.SetResult);
            await FakeOpenAIServer.PiecesAsync(context, "You have");
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var host = Host(server);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var update in host.Get<Assistant>().AnswerAsync(AssistantHost.Request(Question), host.Journal, stop.Token)
            )
            {
                if (update is AssistantUpdate.Delta)
                {
                    await stop.CancelAsync();
                }
            }
        });
        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
    }

    private static async Task<FakeOpenAIServer> StartAsync(Func<HttpContext, Task> onStream)
    {
        var server = await FakeOpenAIServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnStream = onStream;
        return server;
    }

    private static AssistantHost Host(FakeOpenAIServer server, Dictionary<string, string?>? settings = null)
    {
        settings ??= [];
        settings["Assistant:Provider"] = "openai";
        settings["Providers:OpenAI:Endpoint"] = server.Endpoint;
        settings["Providers:OpenAI:ApiKey"] = "sk-test";
        settings.TryAdd("Providers:OpenAI:MaxRetries", "0");
        var host = new AssistantHost(settings);
        host.Knowledge.OnSearch = _ => [Leave];
        return host;
    }
}
