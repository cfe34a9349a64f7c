using Chatbot.Bot.Orchestration.Questions;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Questions;

public sealed class IntentClassifierTests
{
    private static readonly ChatMessage[] Conversation =
    [
        new(ChatRole.User, "How many vacation days do full-time employees get?"),
        new(ChatRole.Assistant, "They get 30 days of vacation [1]."),
    ];

    [Theory]
    [InlineData("How many vacation days do employees get?", "Question")]
    [InlineData("Wie viele Urlaubstage gibt es für Mitarbeiter?", "Question")]
    [InlineData("Show me the travel policy", "Command")]
    [InlineData("Please write an email to my manager", "Command")]
    [InlineData("Zeig mir die Reiserichtlinie", "Command")]
    [InlineData("Montre-moi le règlement", "Command")]
    [InlineData("What do you mean by that?", "Clarification")]
    [InlineData("Was meinst du damit?", "Clarification")]
    [InlineData("Je ne comprends pas", "Clarification")]
    [InlineData("That is wrong", "Feedback")]
    [InlineData("Thanks!", "Feedback")]
    [InlineData("Das stimmt nicht", "Feedback")]
    [InlineData("C'est faux", "Feedback")]
    [InlineData("Goodbye", "Goodbye")]
    [InlineData("Tschüss", "Goodbye")]
    [InlineData("Au revoir", "Goodbye")]
    [InlineData("Hello", "Greeting")]
    public void Of_MessageAlone_IsWhatItSays(string text, string expected) =>
        Assert.Equal(expected, IntentClassifier.Of(text, [], wasAsked: false).ToString());

    [Theory]
    [InlineData("and for part-timers?", "FollowUp")]
    [InlineData("Can I carry them over?", "FollowUp")]
    [InlineData("Und für Teilzeit?", "FollowUp")]
    [InlineData("Which laptop models can engineers order?", "NewTopic")]
    [InlineData("How do I report a stolen bicycle?", "NewTopic")]
    [InlineData("Do employees abroad get more vacation?", "Question")]
    [InlineData("bye", "Goodbye")]
    public void Of_MessageInAConversation_IsSeenWithWhatWasSaid(string text, string expected) =>
        Assert.Equal(expected, IntentClassifier.Of(text, Conversation, wasAsked: false).ToString());

    [Fact]
    public void Of_MessageAfterTheBotAskedBack_IsAClarification() =>
        Assert.Equal(Intent.Clarification, IntentClassifier.Of("the travel one", Conversation, wasAsked: true));

    [Fact]
    public void Of_AnyMessage_HasAnIntent() =>
        Gen.String[0, 300]
            .Sample(text => Assert.True(Enum.IsDefined(IntentClassifier.Of(text, Conversation, wasAsked: false))), iter: 500);
}
