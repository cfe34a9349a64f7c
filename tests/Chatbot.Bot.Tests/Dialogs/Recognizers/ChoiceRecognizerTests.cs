using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Bot.Dialogs.Recognizers;
using CsCheck;

namespace Chatbot.Bot.Tests.Dialogs.Recognizers;

public sealed class ChoiceRecognizerTests
{
    private static readonly PromptChoice[] Choices =
    [
        new("low", "Low"),
        new("normal", "Normal", ["medium"]),
        new("high", "High priority", ["urgent", "very urgent"]),
    ];

    [Theory]
    [InlineData("low", "low")]
    [InlineData("LOW!", "low")]
    [InlineData("1", "low")]
    [InlineData("number 3", "high")]
    [InlineData("the second one", "normal")]
    [InlineData("der dritte", "high")]
    [InlineData("medium", "normal")]
    [InlineData("high prio", "high")]
    [InlineData("it is very urgent", "high")]
    [InlineData("nromal", "normal")]
    [InlineData("norrrral", null)]
    [InlineData("norml", "normal")]
    [InlineData("4", null)]
    [InlineData("low or high", null)]
    [InlineData("low or normal", null)]
    [InlineData("", null)]
    public void Text_MeansOneChoiceOrNone(string text, string? expected) =>
        Assert.Equal(expected, ChoiceRecognizer.Find(text, Choices)?.Value);

    [Fact]
    public void EveryTitleAndNumber_MeansItsChoice() =>
        Assert.All(
            Choices.Index(),
            choice =>
            {
                Assert.Equal(choice.Item.Value, ChoiceRecognizer.Find(choice.Item.Title, Choices)!.Value);
                Assert.Equal(choice.Item.Value, ChoiceRecognizer.Find($"{choice.Index + 1}.", Choices)!.Value);
            }
        );

    [Fact]
    public void AnyText_IsReadWithoutAnException() =>
        AnyText.Gen.Sample(text =>
        {
            ChoiceRecognizer.Find(text, Choices);
            ChoiceRecognizer.Find(text, []);
            ConfirmRecognizer.Read(text);
            Questions.IsAsked(text);
            Questions.ReadsAsQuestion(text);
            StartWords.After(text, ["report a problem"]);
            Words.Normalize(text);
        });
}
