using System.Diagnostics;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Testing.ChatClients;

namespace Chatbot.Bot.Tests.Orchestration;

public sealed class ChatPipelineTests
{
    [Fact]
    public async Task Span_OfACall_FollowsTheConventionsWithoutContent()
    {
        var spans = new List<Activity>();
        using var parent = new Activity("test").Start();
        using var listener = Listen(parent, spans);
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) => ScriptedChatClient.Say("The secretword is blue [1].");
        await using var host = new AssistantHost(scripted: scripted);
        host.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Doc", "secretword")];

        await host.AnswerAsync("What is the secretword of the company?");

        var span = Assert.Single(spans);
        Assert.Equal("chat", span.GetTagItem("gen_ai.operation.name"));
        Assert.DoesNotContain(
            span.TagObjects,
            tag => tag.Value?.ToString()?.Contains("secretword", StringComparison.OrdinalIgnoreCase) == true
        );
    }

    [Fact]
    public async Task Span_OfAFailure_TellsNothingOfTheProvidersWords()
    {
        var spans = new List<Activity>();
        using var parent = new Activity("test").Start();
        using var listener = Listen(parent, spans);
        var scripted = new ScriptedProvider();
        scripted.Client.OnStream = (_, _) => ScriptedChatClient.SayThenFail(new IOException("the secretword is blue"));
        await using var host = new AssistantHost(scripted: scripted);

        await Assert.ThrowsAsync<AssistantException>(() => host.AnswerAsync("What is the colour of the company?"));

        var span = Assert.Single(spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.DoesNotContain("secretword", span.StatusDescription ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("secretword", StringComparison.Ordinal));
    }

    private static ActivityListener Listen(Activity parent, List<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ChatPipeline.TelemetryName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == parent.TraceId)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
