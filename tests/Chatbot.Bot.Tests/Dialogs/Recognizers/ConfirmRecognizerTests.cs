using Chatbot.Bot.Dialogs.Recognizers;

namespace Chatbot.Bot.Tests.Dialogs.Recognizers;

public sealed class ConfirmRecognizerTests
{
    [Theory]
    [InlineData("yes", true)]
    [InlineData("Yes, please!", true)]
    [InlineData("ok", true)]
    [InlineData("ja bitte", true)]
    [InlineData("Ja, gerne.", true)]
    [InlineData("oui, merci", true)]
    [InlineData("D'accord", true)]
    [InlineData("👍", true)]
    [InlineData("no", false)]
    [InlineData("No thanks", false)]
    [InlineData("nein danke", false)]
    [InlineData("non", false)]
    [InlineData("perhaps", null)]
    [InlineData("yes and no", null)]
    [InlineData("I know", null)]
    [InlineData("no problem with my leave", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Answer_IsYesOrNoOrNeither(string? text, bool? expected) => Assert.Equal(expected, ConfirmRecognizer.Read(text));
}
