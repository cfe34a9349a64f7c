using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Evaluation.Runs;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

public sealed class DeterministicJudgeTests
{
    private readonly DeterministicJudge judge = new(
        new WordEmbeddings(),
        new SupportChecker(new WordEmbeddings(), NullLogger<SupportChecker>.Instance)
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rate_TextAboutTheQuestion_IsAboveTextAboutSomethingElse()
    {
        const string Question = "How many vacation days do employees get?";
        double? about = await judge.RateAnswerAsync(Question, "Employees get 30 vacation days.", Token);
        double? other = await judge.RateAnswerAsync(Question, "Printers stand near the stairs.", Token);
        Assert.True(about > other, $"{about} against {other}");
        Assert.Equal(about, await judge.RateAnswerAsync(Question, "Employees get 30 vacation days.", Token));
    }

    [Theory]
    [InlineData("vacation", "")]
    [InlineData("vacation", " \n")]
    [InlineData(" ", "vacation")]
    public async Task Rate_NothingToCompare_IsZero(string question, string text) =>
        Assert.Equal(0, await judge.RateContextAsync(question, text, Token));

    [Fact]
    public Task Rate_OfAnyTexts_LiesBetweenZeroAndOne() =>
        Gen.Select(Gen.String, Gen.String)
            .SampleAsync(async (question, text) => await judge.RateContextAsync(question, text, Token) is >= 0 and <= 1.000001);
}
