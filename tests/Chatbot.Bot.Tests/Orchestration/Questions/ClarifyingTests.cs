using System.Text.Json;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Questions;

/// <summary>When the assistant asks back, and what it does with the answer.</summary>
public sealed class ClarifyingTests
{
    private static readonly Passage[] Limits =
    [
        FakeKnowledgeBase.Passage("Travel", "The limit for hotels is 120 euros.", "Limits"),
        FakeKnowledgeBase.Passage("Gifts", "The limit for gifts is 35 euros.", "Limits"),
    ];

    [Theory]
    [InlineData("How much is it?", "en", "What do you mean by “it”? Please name it.")]
    [InlineData("Und für Teilzeit?", "de", "Was meinen Sie mit „Und für Teilzeit?“? Bitte nennen Sie es.")]
    [InlineData("C'est quoi ça ?", "fr", "Que voulez-vous dire par « ça » ? Nommez-le, s'il vous plaît.")]
    public async Task Reference_ToNothing_IsAskedAbout(string text, string locale, string expected)
    {
        await using var host = new AssistantHost();

        var final = await AnswerAsync(host, AssistantHost.Request(text) with { Locale = locale });

        Assert.Equal(expected, final.Text);
        Assert.True(ClarifyingQuestion.Is(final.Text));
    }

    [Fact]
    public async Task Reference_ToWhatWasSaid_IsNotAskedAbout()
    {
        await using var host = new AssistantHost();

        var final = await AnswerAsync(
            host,
            AssistantHost.Request("How much is it?", new ChatMessage(ChatRole.User, "What is the hotel limit?"))
        );

        Assert.False(ClarifyingQuestion.Is(final.Text));
        Assert.Contains("hotel", host.Knowledge.Queries[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BareWord_InSeveralDocuments_IsAskedAboutOnceWithWhatMayBeMeant()
    {
        await using var host = new AssistantHost();
        host.Knowledge.OnSearch = _ => Limits;

        var asked = await AnswerAsync(host, AssistantHost.Request("limits?"));

        Assert.Equal("Which one do you mean: “Travel › Limits” / “Gifts › Limits”?", asked.Text);
        Assert.Equal(["Travel › Limits", "Gifts › Limits"], asked.Suggestions);
        var answered = await AnswerAsync(
            host,
            AssistantHost.Request("gifts", new(ChatRole.User, "limits?"), new(ChatRole.Assistant, asked.Text)) with
            {
                Clarifies = "limits?",
            }
        );
        Assert.False(ClarifyingQuestion.Is(answered.Text));
        Assert.Equal("limits gifts", host.Knowledge.Queries[^1].Text);
        Assert.Equal("clarification", Intent(host));
    }

    [Theory]
    [InlineData("What is the limit for hotels?")]
    [InlineData("travel limits")]
    public async Task Question_WithWordsOfItsOwn_IsAnswered(string text)
    {
        await using var host = new AssistantHost();
        host.Knowledge.OnSearch = _ => Limits;

        Assert.False(ClarifyingQuestion.Is((await AnswerAsync(host, AssistantHost.Request(text))).Text));
    }

    [Fact]
    public async Task NewTopic_IsSearchedForWithoutWhatWasSaidBefore()
    {
        var scripted = new ScriptedProvider();
        await using var host = new AssistantHost(scripted: scripted);
        const string Question = "Which laptop models can engineers order?";

        await AnswerAsync(
            host,
            AssistantHost.Request(
                Question,
                new(ChatRole.User, "How many vacation days do I get?"),
                new(ChatRole.Assistant, "Thirty.")
            )
        );

        Assert.Equal(Question, host.Knowledge.Queries[^1].Text);
        Assert.Equal("newTopic", Intent(host));
        Assert.DoesNotContain(
            scripted.Client.Calls,
            call => call.Messages[^1].Text.Contains("Last message of the user", StringComparison.Ordinal)
        );
    }

    private static string? Intent(AssistantHost host) =>
        JsonDocument.Parse(host.Journal.Steps["intent"]).RootElement.GetProperty("intent").GetString();

    private static async Task<AssistantUpdate.Final> AnswerAsync(AssistantHost host, AssistantRequest request)
    {
        host.Journal.Steps.Clear();
        return Assert.IsType<AssistantUpdate.Final>((await host.AskAsync(request))[^1]);
    }
}
