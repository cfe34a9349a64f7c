using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Memory.Entities;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

public sealed class FactTracesTests
{
    [Theory]
    [InlineData("My badge number is BX-4711.", "Your badge number is BX-4711.")]
    [InlineData("My badge number is BX-4711.", "bx4711")]
    [InlineData("My badge number is BX-4711.", """{"badge":"BX_4711"}""")]
    [InlineData("My badge number is 4711.", "47-11, was it?")]
    [InlineData("My badge number is 4711.", "#4711x")]
    [InlineData("My manager is Priya Raman.", "Please ask Priya about it.")]
    [InlineData("My manager is Priya Raman.", "That is RAMAN's desk.")]
    [InlineData("Meine Chefin heißt Anna Becker.", "Beckers Büro ist oben.")]
    [InlineData("My favourite colour is dark blue.", "You like blue, the dark one.")]
    [InlineData("My number of children is 3.", "You told me: children, 3.")]
    [InlineData("I am allergic to peanuts.", "As you are allergic to peanuts, take the soup.")]
    [InlineData("My password is swordfish.", "swordfish")]
    [InlineData("Mon badge est BX-4711.", "Votre badge : BX 4711.")]
    public void Copy_IsRecognized(string statement, string text) => Assert.True(Of(statement).AreIn(text));

    [Theory]
    [InlineData("My badge number is 4711.", "Parcel 14711 and room 47110.")]
    [InlineData("My badge number is BX-4711.", "What is my badge number?")]
    [InlineData("My manager is Priya Raman.", "Ramanathan is in finance.")]
    [InlineData("My number of children is 3.", "There are 3 parcels.")]
    [InlineData("I am allergic to peanuts.", "Peanuts are 2 euros.")]
    [InlineData("My favourite colour is dark blue.", "The sky is blue. It gets dark early.")]
    [InlineData("I've lost my badge 4711.", "I've a question.")]
    public void OtherText_IsLeftAlone(string statement, string text) => Assert.False(Of(statement).AreIn(text));

    [Fact]
    public void AnyNumber_IsFoundInAnyText_HoweverItIsPunctuated() =>
        Gen.Select(Gen.Char["0123456789"].Array[4, 9], Gen.String[0, 60], Gen.String[0, 60], Gen.Char["-. _/"])
            .Sample(
                (digits, before, after, separator) =>
                {
                    var number = new string(digits);
                    var traces = Of($"My badge number is {number}.");
                    Assert.True(traces.AreIn($"{before} {number} {after}"));
                    Assert.True(traces.AreIn($"{before} {number.Insert(2, separator.ToString())} {after}"));
                },
                iter: 500
            );

    [Fact]
    public void TextWithoutItsWords_IsNeverRecognized()
    {
        var traces = Of("My badge number is BX-4711.");
        Gen.Char["abcdefg .,\n"].Array[0, 200].Select(letters => new string(letters)).Sample(text => !traces.AreIn(text));
    }

    private static FactTraces Of(string text) =>
        new(FactExtractor.Statements(new MemoryMessage(1, "m1", IsUser: true, text, DateTimeOffset.UnixEpoch)));
}
