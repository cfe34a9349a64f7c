using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Tests.Orchestration.Providers;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Bot.Tests.Orchestration.Failures;

/// <summary>Every SDK against every refusal: one taxonomy comes out.</summary>
public sealed class RefusalTests
{
    private const string Question = "How many days of leave does an employee have?";

    private static readonly (int Status, string Kind)[] Statuses =
    [
        (302, "Unavailable"),
        (400, "InvalidRequest"),
        (401, "Authentication"),
        (402, "Authentication"),
        (403, "Authentication"),
        (404, "ModelNotFound"),
        (408, "Timeout"),
        (409, "Unavailable"),
        (413, "ContextTooLong"),
        (422, "InvalidRequest"),
        (429, "RateLimited"),
        (500, "Unavailable"),
        (502, "Unavailable"),
        (503, "Unavailable"),
        (504, "Timeout"),
        (529, "Unavailable"),
    ];

    public static TheoryData<string, int, string> StatusPerProvider()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var provider in ProviderUnderTest.Names)
        {
            foreach (var (status, kind) in Statuses)
            {
                data.Add(provider, status, kind);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StatusPerProvider))]
    public async Task Refusal_ByStatus_IsItsKindAndLeaksNothing(string provider, int status, string kind)
    {
        var exception = await FailAsync(
            provider,
            context => ProviderUnderTest.RefuseAsync(provider, context, status, "some_error", "internal detail of sk-test")
        );

        Assert.Equal(kind, exception.Kind.ToString());
        Assert.Equal($"HTTP {status} some_error", exception.Detail);
        Assert.Equal(exception.Kind.IsRetryable(), exception.IsRetryable);
        Assert.Null(exception.RetryAfter);
    }

    [Theory]
    [MemberData(nameof(StatusPerProvider))]
    public async Task Refusal_WithAPageOfAProxy_IsItsKind(string provider, int status, string kind)
    {
        var exception = await FailAsync(
            provider,
            context =>
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync("<html><h1>sk-test</h1></html>", context.RequestAborted);
            }
        );

        Assert.Equal(kind, exception.Kind.ToString());
        Assert.Equal($"HTTP {status}", exception.Detail);
    }

    [Theory]
    [InlineData(400, "context_length_exceeded", "x", "ContextTooLong")]
    [InlineData(400, "BadRequestError", "This model's maximum context length is 4096 tokens.", "ContextTooLong")]
    [InlineData(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", "ContextTooLong")]
    [InlineData(413, "request_too_large", "Request exceeds the maximum size", "ContextTooLong")]
    [InlineData(400, "exceed_context_size_error", "the request exceeds the available context size", "ContextTooLong")]
    [InlineData(400, "content_filter", "The response was filtered", "ContentFiltered")]
    [InlineData(403, "content_policy_violation", "x", "ContentFiltered")]
    [InlineData(400, "model_not_found", "x", "ModelNotFound")]
    [InlineData(404, "DeploymentNotFound", "The API deployment does not exist", "ModelNotFound")]
    [InlineData(400, "invalid_request_error", "The model `gpt-9` does not exist", "ModelNotFound")]
    [InlineData(529, "overloaded_error", "Overloaded", "Unavailable")]
    public async Task Refusal_ByItsBody_IsItsKind(int status, string code, string message, string kind)
    {
        foreach (var provider in ProviderUnderTest.Names)
        {
            var exception = await FailAsync(
                provider,
                context => ProviderUnderTest.RefuseAsync(provider, context, status, code, message)
            );

            Assert.Equal(kind, exception.Kind.ToString());
        }
    }

    [Fact]
    public async Task Refusal_AzuresInnerError_IsContentFiltered()
    {
        var exception = await FailAsync(
            "azureopenai",
            context =>
            {
                context.Response.StatusCode = 400;
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(
                    """{"error":{"message":"filtered","type":null,"code":null,"status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}""",
                    context.RequestAborted
                );
            }
        );

        Assert.Equal(AssistantFailure.ContentFiltered, exception.Kind);
    }

    [Fact]
    public async Task Refusal_OllamasShape_IsModelNotFound()
    {
        var exception = await FailAsync(
            "compatible",
            context =>
            {
                context.Response.StatusCode = 400;
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync("""{"error":"model 'x' not found"}""", context.RequestAborted);
            }
        );

        Assert.Equal(AssistantFailure.ModelNotFound, exception.Kind);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7.0)]
    [InlineData("Retry-After", "nonsense", null)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    public async Task RateLimit_SaysHowLong_IsKept(string header, string value, double? seconds)
    {
        foreach (var provider in ProviderUnderTest.Names)
        {
            var exception = await FailAsync(
                provider,
                context =>
                {
                    context.Response.Headers[header] = value;
                    return ProviderUnderTest.RefuseAsync(provider, context, 429, "rate_limit_exceeded", "later");
                }
            );

            Assert.Equal(AssistantFailure.RateLimited, exception.Kind);
            Assert.Equal(seconds, exception.RetryAfter?.TotalSeconds);
            Assert.True(exception.IsRetryable);
        }
    }

    [Fact]
    public async Task RateLimit_SaysUntilWhen_IsKept()
    {
        foreach (var provider in ProviderUnderTest.Names)
        {
            var exception = await FailAsync(
                provider,
                context =>
                {
                    context.Response.Headers.RetryAfter = TimeProvider.System.GetUtcNow().AddMinutes(2).ToString("R");
                    return ProviderUnderTest.RefuseAsync(provider, context, 429, "rate_limit_exceeded", "later");
                }
            );

            Assert.InRange(exception.RetryAfter!.Value.TotalSeconds, 60, 120);
        }
    }

    [Fact]
    public async Task RateLimit_ByAnEmptyAccount_IsNotRetried()
    {
        var exception = await FailAsync(
            "openai",
            context => FakeOpenAIServer.RefuseAsync(context, 429, "insufficient_quota", "You exceeded your quota")
        );

        Assert.Equal(AssistantFailure.RateLimited, exception.Kind);
        Assert.False(exception.IsRetryable);
    }

    private static async Task<AssistantException> FailAsync(string provider, Func<HttpContext, Task> onRequest)
    {
        await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnRequest = onRequest;
        await using var host = new AssistantHost(ProviderUnderTest.Settings(provider, server.Address));

        var exception = await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync(Question));

        Assert.Single(server.Requests);
        Assert.DoesNotContain("detail of", exception.UserMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("sk-test", StringComparison.Ordinal));
        return exception;
    }
}
