using Chatbot.Knowledge.Chunking;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Chunking;

public sealed class O200kTokenCounterTests
{
    private static readonly O200kTokenCounter Counter = new();

    [Theory]
    [InlineData("", 0)]
    [InlineData("hello", 1)]
    [InlineData("hello world", 2)]
    [InlineData("tokenization", 2)]
    [InlineData("a\n\nb", 3)]
    public void Count_IsThatOfTheVocabulary(string text, int tokens) => Assert.Equal(tokens, Counter.Count(text));

    [Fact]
    public void Fit_IsTheLongestStartThatFits()
    {
        const string text = "one two three four five six seven eight nine ten";

        Assert.Equal("one two three", text[..Counter.Fit(text, 3)]);
        Assert.Equal(text.Length, Counter.Fit(text, 10));
        Assert.Equal(0, Counter.Fit(text, 0));
    }

    [Fact]
    public void Fit_NeverHasMoreTokensThanAllowedAtABlank() =>
        Gen.Select(Gen.String[Gen.Char["abc ,.é漢字"], 0, 2000], Gen.Int[1, 60])
            .Sample(
                (text, limit) =>
                {
                    var length = Counter.Fit(text, limit);
                    Assert.InRange(length, 0, text.Length);
                    Assert.InRange(Counter.Count(text.AsSpan(0, length)), 0, limit + 2);
                }
            );

    [Theory]
    [InlineData('x')]
    [InlineData(' ')]
    [InlineData('-')]
    [InlineData('漢')]
    public void RunWithoutEnd_CostsNoMoreThanItsLength(char character)
    {
        var tokens = Counter.Count(new string(character, 500_000));

        Assert.InRange(tokens, 500_000 / 128, 500_000 * 2);
    }
}
