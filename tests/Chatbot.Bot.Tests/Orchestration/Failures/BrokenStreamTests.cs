using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Tests.Orchestration.Providers;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Bot.Tests.Orchestration.Failures;

/// <summary>Every SDK against streams that are none: before the first text they fail, after it they end the answer honestly.</summary>
public sealed class BrokenStreamTests
{
    private const string Question = "How many days of leave does an employee have?";

    public static TheoryData<string, string> FaultPerProvider()
    {
        var data = new TheoryData<string, string>();
        foreach (var provider in ProviderUnderTest.Names)
        {
            foreach (var fault in (string[])["truncated", "nothing", "end", "page", "plain", "reset", "error"])
            {
                data.Add(provider, fault);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(FaultPerProvider))]
    public async Task Fault_BeforeTheFirstText_IsUnavailable(string provider, string fault)
    {
        await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnRequest = context => BreakAsync(provider, fault, context);
        await using var host = Host(provider, server);

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal(AssistantFailure.Unavailable, exception.Kind);
        Assert.True(exception.IsRetryable);
    }

    [Theory]
    [MemberData(nameof(FaultPerProvider))]
    public async Task Fault_AfterText_KeepsItAndOffersToTryAgain(string provider, string fault)
    {
        if (fault is "page" or "plain")
        {
            // These are refused by their type, before any text can come.
            return;
        }

        await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.OnRequest = async context =>
        {
            await ProviderUnderTest.PiecesAsync(provider, context, "You have ", "28 days [1].");
            await shown.Task.WaitAsync(context.RequestAborted);
            await BreakAsync(provider, fault, context);
        };
        await using var host = Host(provider, server);

        AssistantUpdate.Final? final = null;
        await foreach (
            var update in host.Get<Assistant>()
                .AnswerAsync(AssistantHost.Request(Question), host.Journal, TestContext.Current.CancellationToken)
        )
        {
            final = update as AssistantUpdate.Final;
            if (update is AssistantUpdate.Delta delta && delta.Text.Contains("28", StringComparison.Ordinal))
            {
                shown.TrySetResult();
            }
        }

        Assert.StartsWith("You have 28 days [1].\n\nThe answer was interrupted", final!.Text, StringComparison.Ordinal);
        Assert.Equal(AssistantFailure.Unavailable, final.Failure);
        Assert.Equal("Try again", final.TryAgain);
        Assert.Equal([Question], final.Suggestions);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("overloaded_error", "Overloaded", "Unavailable")]
    [InlineData("rate_limit_error", "later", "RateLimited")]
    [InlineData("authentication_error", "x", "Authentication")]
    [InlineData("not_found_error", "model: x", "ModelNotFound")]
    [InlineData("invalid_request_error", "x", "InvalidRequest")]
    [InlineData("invalid_request_error", "prompt is too long: 210000 tokens", "ContextTooLong")]
    [InlineData("timeout_error", "x", "Timeout")]
    [InlineData("api_error", "x", "Unavailable")]
    public async Task Refusal_InsideAStreamOfAnthropic_IsItsKind(string type, string message, string kind)
    {
        await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnRequest = async context =>
        {
            await AnthropicAnswers.PiecesAsync(context);
            await AnthropicAnswers.SendAsync(
                context,
                "error",
                $$$"""{"type":"error","error":{"type":"{{{type}}}","message":"{{{message}}}"}}"""
            );
        };
        await using var host = Host("anthropic", server);

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Equal((kind, $"stream error {type}"), (exception.Kind.ToString(), exception.Detail!));
    }

    [Theory]
    [InlineData("rate_limit_exceeded", "later", "RateLimited")]
    [InlineData("server_error", "x", "Unavailable")]
    [InlineData("context_length_exceeded", "x", "ContextTooLong")]
    public async Task Refusal_InsideAStreamOfOpenAIsShape_IsItsKind(string code, string message, string kind)
    {
        foreach (var provider in ProviderUnderTest.Names.Where(name => name is not ("anthropic" or ProviderUnderTest.Responses)))
        {
            await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
            server.OnRequest = async context =>
            {
                await FakeOpenAIServer.PiecesAsync(context, "");
                await FakeOpenAIServer.SendAsync(
                    context,
                    $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}","type":"error"}}"""
                );
            };
            await using var host = Host(provider, server);

            var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

            Assert.Equal((kind, $"stream error {code}"), (exception.Kind.ToString(), exception.Detail!));
        }
    }

    [Theory]
    [InlineData("rate_limit_exceeded", "later", "RateLimited")]
    [InlineData("server_error", "x", "Unavailable")]
    [InlineData("context_length_exceeded", "x", "ContextTooLong")]
    public async Task Refusal_InsideAStreamOfResponses_IsItsKind(string code, string message, string kind)
    {
        foreach (var fails in new[] { true, false })
        {
            await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
            server.OnRequest = async context =>
            {
                await ResponsesAnswers.PiecesAsync(context);
                await (
                    fails
                        ? ResponsesAnswers.FailAsync(context, code, message)
                        : ResponsesAnswers.SendAsync(
                            context,
                            "error",
                            $$$"""{"code":"{{{code}}}","message":"{{{message}}}","param":null}"""
                        )
                );
            };
            await using var host = Host(ProviderUnderTest.Responses, server);

            var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

            Assert.Equal((kind, $"stream error {code}"), (exception.Kind.ToString(), exception.Detail!));
        }
    }

    [Fact]
    public async Task Silence_BeforeTheFirstText_IsATimeoutThatIsNotRetried()
    {
        foreach (var provider in ProviderUnderTest.Names)
        {
            await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
            server.OnRequest = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
            await using var host = Host(provider, server, "2", "00:00:01");

            var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

            Assert.Equal(AssistantFailure.Timeout, exception.Kind);
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public Task Silence_AfterText_KeepsItAndSaysSo() => Task.WhenAll(ProviderUnderTest.Names.Select(SilenceAfterTextAsync));

    private static async Task SilenceAfterTextAsync(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnRequest = async context =>
        {
            await ProviderUnderTest.PiecesAsync(provider, context, "You have 28 days [1].");
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        // Long enough for a busy machine to bring the first text.
        await using var host = Host(provider, server, "2", "00:00:08");

        var final = await host.AnswerAsync(Question);

        Assert.StartsWith("You have 28 days [1].\n\nThe answer was interrupted", final.Text, StringComparison.Ordinal);
        Assert.Equal(AssistantFailure.Timeout, final.Failure);
    }

    [Fact]
    public async Task Filter_StopsTheAnswer_IsContentFiltered()
    {
        foreach (var provider in ProviderUnderTest.Names)
        {
            await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
            server.OnRequest = async context =>
            {
                await ProviderUnderTest.PiecesAsync(provider, context, "You have 28 days [1].");
                await ProviderUnderTest.FilterAsync(provider, context);
            };
            await using var host = Host(provider, server);

            Assert.Equal(AssistantFailure.ContentFiltered, (await host.AnswerAsync(Question)).Failure);
        }
    }

    private static AssistantHost Host(string provider, FakeModelServer server, string retries = "0", string timeout = "00:01:00")
    {
        var settings = ProviderUnderTest.Settings(provider, server.Address);
        foreach (var key in settings.Keys.Where(key => key.EndsWith(":MaxRetries", StringComparison.Ordinal)).ToList())
        {
            settings[key] = retries;
        }

        settings["Assistant:ModelTimeout"] = timeout;
        var host = new AssistantHost(settings);
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days of leave.")];
        return host;
    }

    private static async Task BreakAsync(string provider, string fault, HttpContext context)
    {
        var isAnthropic = ProviderUnderTest.IsAnthropic(provider);
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = fault is "page" or "plain"
                ? $"text/{(fault == "page" ? "html" : "plain")}"
                : "text/event-stream";
        }

        switch (fault)
        {
            case "truncated":
                await AnthropicAnswers.SendAsync(
                    context,
                    "content_block_delta",
                    """{"type":"content_block_delta","index":0,"del"""
                );
                break;
            case "page" or "plain":
                await context.Response.WriteAsync("<html>Sign in</html>", context.RequestAborted);
                break;
            case "reset":
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            case "end" when isAnthropic:
                await AnthropicAnswers.SendAsync(context, "message_stop", """{"type":"message_stop"}""");
                break;
            case "end":
                await FakeOpenAIServer.SendAsync(context, "[DONE]");
                break;
            case "error":
                await AnthropicAnswers.SendAsync(
                    context,
                    "error",
                    """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"""
                );
                break;
        }
    }
}
