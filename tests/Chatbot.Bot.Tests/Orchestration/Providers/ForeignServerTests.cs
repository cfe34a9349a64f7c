using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Middleware;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>Servers that call themselves compatible and still differ from OpenAI, as people run them.</summary>
public sealed class ForeignServerTests
{
    private const string Question = "How many days of leave does an employee have?";
    private const string Answer = "You have 28 days [1].";

    [Theory]
    [InlineData("eos_token")]
    [InlineData("end_turn")]
    [InlineData("stop_sequence")]
    public async Task End_ByAReasonOfItsOwn_IsAWholeAnswer(string reason)
    {
        var final = await AskAsync(async context =>
        {
            await FakeOpenAIServer.PiecesAsync(context, "You have ", "28 days [1].");
            await EndAsync(context, reason);
        });

        Assert.Equal(Answer, final.Text);
        Assert.Null(final.Failure);
    }

    [Fact]
    public async Task End_ByAnError_IsAnInterruptedAnswer()
    {
        var final = await AskAsync(async context =>
        {
            await FakeOpenAIServer.PiecesAsync(context, Answer);
            await EndAsync(context, "error");
        });

        Assert.Equal(AssistantFailure.Unavailable, final.Failure);
    }

    [Fact]
    public async Task Thoughts_BeforeTheAnswer_AreNotShown()
    {
        var final = await AskAsync(context =>
            FakeOpenAIServer.StreamAsync(
                context,
                "<th",
                "ink>\nThe user",
                " wants days.</thi",
                "nk>\n\n",
                "You have 28 days [1]."
            )
        );

        Assert.Equal(Answer, final.Text);
    }

    [Fact]
    public async Task Answer_WithoutEnd_IsEndedAtALimit()
    {
        var piece = string.Concat(Enumerable.Repeat("and so on ", 1000));

        var final = await AskAsync(context => FakeOpenAIServer.PiecesAsync(context, [.. Enumerable.Repeat(piece, 100)]));

        Assert.InRange(final.Text.Length, AnswerLimitChatClient.LongestAnswer / 2, AnswerLimitChatClient.LongestAnswer + 200);
        Assert.EndsWith("The answer reached its length limit and is incomplete.", final.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_InItsOwnMember_IsContentFiltered()
    {
        var exception = await Assert.ThrowsAsync<AssistantException>(() =>
            AskAsync(async context =>
            {
                await FakeOpenAIServer.PiecesAsync(context);
                await FakeOpenAIServer.SendAsync(
                    context,
                    FakeOpenAIServer.Chunk("""{"index":0,"delta":{"role":"assistant","refusal":"I cannot help with that."}}""")
                );
                await EndAsync(context, "stop");
            })
        );

        Assert.Equal(AssistantFailure.ContentFiltered, exception.Kind);
    }

    [Fact]
    public async Task Stream_CutInTheValuesOfACall_IsAskedAgain()
    {
        var requests = 0;

        var final = await AskAsync(
            async context =>
            {
                if (Interlocked.Increment(ref requests) > 1)
                {
                    await FakeOpenAIServer.StreamAsync(context, Answer);
                    return;
                }

                await CallAsync(context, "calculate", """{\"expres""");
            },
            retries: "1"
        );

        Assert.Equal((Answer, 2), (final.Text, requests));
    }

    [Fact]
    public async Task Call_WithoutAnyText_HasNoValues()
    {
        await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnRequest = async context =>
        {
            if (server.Requests.Count > 1)
            {
                await FakeOpenAIServer.StreamAsync(context, Answer);
                return;
            }

            await CallAsync(context, "today", "");
            await EndAsync(context, "tool_calls");
        };

        await AskAsync(server, retries: "0");

        var result = server.Requests.Last().Body.GetProperty("messages").EnumerateArray().Last();
        Assert.Contains("status=\"Succeeded\"", result.GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    private static async Task<AssistantUpdate.Final> AskAsync(Func<HttpContext, Task> onRequest, string retries = "0")
    {
        await using var server = await FakeModelServer.StartAsync(TestContext.Current.CancellationToken);
        server.OnRequest = onRequest;
        return await AskAsync(server, retries);
    }

    private static async Task<AssistantUpdate.Final> AskAsync(FakeModelServer server, string retries)
    {
        var settings = ProviderUnderTest.Settings("compatible", server.Address);
        settings["Providers:Compatible:MaxRetries"] = retries;
        await using var host = new AssistantHost(settings);
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Leave policy", "Every employee has 28 days of leave.")];
        return await host.AnswerAsync(Question);
    }

    private static async Task CallAsync(HttpContext context, string name, string arguments)
    {
        await FakeOpenAIServer.PiecesAsync(context);
        await FakeOpenAIServer.SendAsync(
            context,
            FakeOpenAIServer.Chunk(
                $$$"""{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"{{{name}}}","arguments":"{{{arguments}}}"}}]}}"""
            )
        );
    }

    private static async Task EndAsync(HttpContext context, string reason)
    {
        await FakeOpenAIServer.SendAsync(
            context,
            FakeOpenAIServer.Chunk($$$"""{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}""")
        );
        await FakeOpenAIServer.SendAsync(context, "[DONE]");
    }
}
