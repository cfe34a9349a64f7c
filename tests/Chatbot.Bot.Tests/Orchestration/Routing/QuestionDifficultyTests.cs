using Chatbot.Bot.Orchestration.Routing;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Routing;

public sealed class QuestionDifficultyTests
{
    [Theory]
    [InlineData("How many vacation days do full-time employees get?")]
    [InlineData("What is the per diem for a trip to Switzerland?")]
    [InlineData("Wie viele Urlaubstage habe ich?")]
    [InlineData("Combien de jours de congé ai-je ?")]
    [InlineData("Who approves invoices above 5,000 euros?")]
    [InlineData("")]
    public void Fact_IsSimple(string question) => Assert.InRange(QuestionDifficulty.Of(question), 0, 0.25);

    [Theory]
    [InlineData(
        "Compare the travel policy with the remote work policy and explain which one applies to a trip with a day at home."
    )]
    [InlineData("Vergleiche die beiden Verträge und erkläre Schritt für Schritt, welche Vorteile der neue hat.")]
    [InlineData("Pourquoi ces deux règles se contredisent-elles, et quelles sont les conséquences pour moi ?")]
    [InlineData("Explain step by step how to calculate the pro rata leave of somebody who starts in July.")]
    [InlineData("What are the pros and cons of the two pension plans, and what would you recommend for someone of 55? Why?")]
    public void Reasoning_IsHard(string question) => Assert.InRange(QuestionDifficulty.Of(question), 0.7, 1);

    [Fact]
    public void AnyText_HasADifficulty() => Gen.String.Sample(text => QuestionDifficulty.Of(text) is >= 0 and <= 1);

    [Fact]
    public void Question_OfAnyLength_IsReadInItsBeginning() =>
        Assert.Equal(
            4000,
            new RoutingHints { Question = new string('?', 100_000) }
                .Question
                .Length
        );

    [Theory]
    [InlineData("Why was my claim refused?")]
    [InlineData("Explain the approval process.")]
    public void OneReason_IsBetween(string question) => Assert.InRange(QuestionDifficulty.Of(question), 0.25, 0.7);
}
