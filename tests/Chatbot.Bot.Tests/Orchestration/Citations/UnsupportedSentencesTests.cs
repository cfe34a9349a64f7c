using Chatbot.Bot.Orchestration.Citations;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Citations;

public sealed class UnsupportedSentencesTests
{
    [Theory]
    [InlineData("The sky is as blue as ever.", "The sky is as blue as ever. (?)")]
    [InlineData("The sky is blue today [1]. The sea is green today.", "The sky is blue today [1]. The sea is green today. (?)")]
    [InlineData("The sky is blue today. [1] Yes.", "The sky is blue today. [1] Yes.")]
    [InlineData("# The heading of the text\nShort line.", "# The heading of the text\nShort line.")]
    [InlineData("Do you want to know more?", "Do you want to know more?")]
    [InlineData("These are the steps to take:\n- one [1]", "These are the steps to take:\n- one [1]")]
    [InlineData("It costs 3.5 percent, e.g. in the first year [2].", "It costs 3.5 percent, e.g. in the first year [2].")]
    [InlineData("```\nthis is code without a source.\n```\n", "```\nthis is code without a source.\n```\n")]
    [InlineData("- The first item has none\n- The second one has [1]", "- The first item has none (?)\n- The second one has [1]")]
    public void Text_Whole_ReadsAsExpected(string text, string expected) => Assert.Equal(expected, Mark([text]));

    [Fact]
    public void AnyChunking_GivesTheSameText() =>
        Gen.Select(Gen.String[Gen.Char["aB .!?:\n[1]`#"], 0, 60], Gen.Int[0, 60])
            .Sample(
                (text, cut) =>
                {
                    cut = Math.Min(cut, text.Length);
                    Assert.Equal(Mark([text]), Mark([text[..cut], text[cut..]]));
                }
            );

    private static string Mark(IEnumerable<string> pieces)
    {
        var sentences = new UnsupportedSentences("(?)");
        return string.Concat(pieces.Select(sentences.Append).ToList()) + sentences.Complete();
    }
}
