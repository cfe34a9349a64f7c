using Chatbot.Bot.Orchestration.Questions;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Questions;

public sealed class FollowUpRulesTests
{
    [Theory]
    [InlineData(
        "How many vacation days do employees get?",
        "and for part-timers?",
        "How many vacation days do employees get for part-timers?"
    )]
    [InlineData("How much leave is there for trainees?", "And for part-timers?", "How much leave is there for part-timers?")]
    [InlineData(
        "How much leave is there for trainees?",
        "What about contractors?",
        "How much leave is there for trainees contractors?"
    )]
    [InlineData("What is the hotel limit in Berlin?", "and in Paris?", "What is the hotel limit in Paris?")]
    [InlineData("What is the hotel limit in Berlin?", "In Paris?", "What is the hotel limit in Paris?")]
    [InlineData("What is the parental leave policy?", "How do I request it?", "How do I request it? (parental leave policy)")]
    [InlineData("What is the parental leave policy?", "Why?", "Why? (parental leave policy)")]
    [InlineData("Wie viele Urlaubstage habe ich?", "Und in Teilzeit?", "Wie viele Urlaubstage habe ich in Teilzeit?")]
    [InlineData("Combien de jours de congé ai-je ?", "Et à temps partiel ?", "Combien de jours de congé ai-je à temps partiel?")]
    public void Rewrite_FollowUp_StandsAlone(string previous, string text, string expected) =>
        Assert.Equal(expected, FollowUpRules.Rewrite(text, [new ChatMessage(ChatRole.User, previous)]));

    [Theory]
    [InlineData("How do I report a lost badge?")]
    [InlineData("If I lose my badge at the main entrance, how can I replace it quickly?")]
    [InlineData("And how do I report a lost badge?")]
    [InlineData("vacation policy")]
    [InlineData("expenses")]
    [InlineData("Welche Fristen gelten bei der Kündigung?")]
    public void Rewrite_CompleteQuestion_StaysAsItIs(string text) =>
        Assert.Equal(text, FollowUpRules.Rewrite(text, [new ChatMessage(ChatRole.User, "How many vacation days are there?")]));

    [Theory]
    [InlineData("and for part-timers?")]
    [InlineData("Why?")]
    public void Rewrite_NoConversation_StaysAsItIs(string text)
    {
        Assert.Equal(text, FollowUpRules.Rewrite(text, []));
        Assert.Equal(text, FollowUpRules.Rewrite(text, [new ChatMessage(ChatRole.Assistant, "Hello, how can I help?")]));
    }

    [Fact]
    public void Rewrite_ChainOfFollowUps_KeepsTheSubject() =>
        Assert.Equal(
            "How much leave is there for interns?",
            FollowUpRules.Rewrite(
                "and for interns?",
                [
                    new ChatMessage(ChatRole.User, "How much leave is there for trainees?"),
                    new ChatMessage(ChatRole.Assistant, "20 days [1]."),
                    new ChatMessage(ChatRole.User, "and for part-timers?"),
                    new ChatMessage(ChatRole.Assistant, "10 days [1]."),
                    new ChatMessage(ChatRole.User, "Thanks!"),
                ]
            )
        );
}
