using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Answers;
using CsCheck;

namespace Chatbot.Bot.Tests.Conversations.Answers;

public sealed class ShortAnswerTests
{
    [Theory]
    [InlineData("You get 30 days [1]. Part-timers get fewer [2].", "You get 30 days [1].")]
    [InlineData("You get 30 days. [1] Part-timers get fewer. [2]", "You get 30 days. [1]")]
    [InlineData("Yes. You get 30 days [1][2]. More follows.", "Yes. You get 30 days [1][2].")]
    [InlineData("Dr. Lee decides [1]. Ask her first.", "Dr. Lee decides [1].")]
    [InlineData("- first step [1]\n- second step [2]", "- first step [1]")]
    [InlineData("Nothing is cited here. Nor here.", "Nothing is cited here. Nor here.")]
    [InlineData("One [1] and two [2] together.", "One [1] and two [2] together.")]
    public void First_EndsWithTheSentenceThatCites(string text, string expected) =>
        Assert.Equal(expected, text[..ShortAnswer.EndOfFirst(text, 600)!.Value]);

    [Fact]
    public void First_NeverEndsInsideCode()
    {
        const string Text = "Run this [x].\n\n```\nfirst line [1]\nsecond.\n```\n\nThen wait [2]. It takes long.";

        var first = Text[..ShortAnswer.EndOfFirst(Text, 600)!.Value];

        Assert.EndsWith("```", first, StringComparison.Ordinal);
    }

    [Fact]
    public void First_IsNull_WhenTheFirstSentenceIsTooLong() =>
        Assert.Null(ShortAnswer.EndOfFirst(string.Join(' ', Enumerable.Repeat("word", 61)) + ". The end [1].", 600));

    /// <summary>Whatever the answer and its pieces: nothing is lost, nothing is too long, and a source that comes early is in the first part.</summary>
    [Fact]
    public void Composer_WhereMessagesAreShort_KeepsEveryWord_AndTheFirstSourceInTheFirstPart() =>
        Gen.Select(
                Gen.OneOf(
                    "Short words.",
                    "A fact [1].",
                    "Another. [2]",
                    "- a point [3]",
                    "```",
                    "x = [4]",
                    "|a|b|",
                    "wörd"
                ).Array[1, 60],
                Gen.OneOf(" ", "\n", "\n\n"),
                Gen.Int[1, 40]
            )
            .Sample(
                (pieces, separator, step) =>
                {
                    var text = string.Join(separator, pieces);
                    var capabilities = new ChannelCapabilities { MaxTextLength = 300, Markdown = MarkdownFeatures.All };
                    var composer = new AnswerComposer(capabilities);
                    for (var start = 0; start < text.Length; start += step)
                    {
                        Assert.Equal("", composer.Append(text[start..Math.Min(text.Length, start + step)]));
                    }

                    var parts = composer.Complete(text);

                    Assert.All(parts, part => Assert.True(part.Length <= 300 - AnswerComposer.RoomForOffer));
                    if (!text.Contains("```", StringComparison.Ordinal) && !text.Contains('|', StringComparison.Ordinal))
                    {
                        Assert.Equal(Words(text), Words(string.Join(' ', parts)));
                    }

                    if (ShortAnswer.EndOfFirst(text, 300 - AnswerComposer.RoomForOffer) is { } end)
                    {
                        Assert.Equal(text[..end], parts[0]);
                        Assert.True(Words(parts[0]).Length <= ShortAnswer.MostWords);
                    }
                }
            );

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
