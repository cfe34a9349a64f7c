using Chatbot.Bot.Orchestration.Providers.OpenAI;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

public sealed class ThoughtReaderTests
{
    private static readonly Gen<string[]> Pieces = Gen.OneOf(
        Gen.String[Gen.Char["<>/think \na"], 0, 6],
        Gen.Const("<think>"),
        Gen.Const("</think>"),
        Gen.Const("ok")
    ).Array[0, 8];

    [Theory]
    [InlineData("<think>a</think>b", "b")]
    [InlineData(" \n<think>\na\n</think>\n\nb <think>c</think>", "b <think>c</think>")]
    [InlineData("b <think>a</think>", "b <think>a</think>")]
    [InlineData("<thin ice", "<thin ice")]
    [InlineData("<thi", "<thi")]
    [InlineData("<think>never ended", "")]
    [InlineData("  two", "  two")]
    [InlineData("", "")]
    public void Text_LosesTheThoughtsAtItsBeginning(string text, string shown) => Assert.Equal(shown, Read([text]));

    [Fact]
    public void Text_InWhateverPieces_ShowsTheSame() =>
        Pieces.Sample(pieces =>
        {
            var text = string.Concat(pieces);

            Assert.Equal(Read([text]), Read(pieces));
            Assert.EndsWith(Read(pieces), text, StringComparison.Ordinal);
        });

    private static string Read(IEnumerable<string> pieces)
    {
        var reader = new ThoughtReader();
        return string.Concat(pieces.Select(reader.Read)) + reader.Rest();
    }
}
