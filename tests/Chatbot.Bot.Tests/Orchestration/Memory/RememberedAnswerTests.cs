using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Memory.Entities;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

public sealed class RememberedAnswerTests
{
    private static readonly MemoryFact[] Facts =
    [
        .. (
            (string[])
                [
                    "My name is Dana",
                    "I work in Berlin",
                    "My favorite color is teal",
                    "the deadline is 14 May",
                    "Order 4711 for customer Miller was damaged",
                    "I live in Porto with two kids",
                ]
        ).SelectMany((text, index) => FactExtractor.Of(FactExtractorTests.Said(text, index + 1))),
    ];

    [Theory]
    [InlineData("What's my name?", "Dana")]
    [InlineData("Who am I?", "Dana")]
    [InlineData("Wie heiße ich?", "Dana")]
    [InlineData("Comment je m'appelle ?", "Dana")]
    [InlineData("Where do I work?", "Berlin")]
    [InlineData("Do you remember my favourite color?", "teal")]
    [InlineData("What is the deadline of my project?", "14 May")]
    [InlineData("What did I say about order 4711?", "Miller")]
    public void Before_QuestionForTheUsersOwnWords_QuotesThem(string question, string expected) =>
        Assert.Contains(
            expected,
            RememberedAnswer.Before(Request(question), AssistantLanguages.English),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("How many vacation days do I get?")]
    [InlineData("What is my notice period?")]
    [InlineData("What is the deadline for expenses?")]
    [InlineData("Where is Berlin?")]
    public void Before_QuestionToTheDocuments_IsLeftToThem(string question) =>
        Assert.Null(RememberedAnswer.Before(Request(question), AssistantLanguages.English));

    [Theory]
    [InlineData("How many kids do I have?", "two kids")]
    [InlineData("Which customer was damaged?", "Miller")]
    [InlineData("How many cars do I have?", null)]
    public void Instead_WhenNothingWasFound_QuotesWhatHasEveryWord(string question, string? expected)
    {
        var answer = RememberedAnswer.Instead(Request(question), AssistantLanguages.English);

        Assert.Equal(expected is not null, answer is not null);
        Assert.Contains(expected ?? "", answer ?? "", StringComparison.Ordinal);
    }

    private static AssistantRequest Request(string question) => AssistantHost.Request(question) with { Memory = new([], Facts) };
}
