using System.Text;
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
    [InlineData("It costs 3.5 percent, e.g. in the first year [1].", "It costs 3.5 percent, e.g. in the first year [1].")]
    [InlineData("```\nthis is code without a source.\n```\n", "```\nthis is code without a source.\n```\n")]
    [InlineData("- The first item has none\n- The second one has [1]", "- The first item has none (?)\n- The second one has [1]")]
    public async Task Text_Whole_ReadsAsExpected(string text, string expected) =>
        Assert.Equal(expected, await ReadAsync([text], removes: false));

    [Theory]
    [InlineData("The sky is blue today [1]. The sea is green today. Fine.", "The sky is blue today [1]. Fine.")]
    [InlineData("The sky is blue today [1]. The source says nothing of it [2].\nYes.", "The sky is blue today [1].\nYes.")]
    [InlineData("```\nthis is code without a source.\n```\n", "```\nthis is code without a source.\n```\n")]
    public async Task Remove_LeavesOutWhatNoSourceSays(string text, string expected) =>
        Assert.Equal(expected, await ReadAsync([text], removes: true));

    [Fact]
    public async Task Mark_SentenceThatItsSourceDoesNotSay_IsMarked() =>
        Assert.Equal(
            "The sky is blue today [1]. The source says nothing of it [2]. (?)",
            await ReadAsync(["The sky is blue today [1]. The source says nothing of it [2]."], removes: false)
        );

    [Fact]
    public Task AnyChunking_GivesTheSameText() =>
        Gen.Select(Gen.String[Gen.Char["aB .!?:\n[12]`#"], 0, 60], Gen.Int[0, 60], Gen.Bool)
            .SampleAsync(
                async (text, cut, removes) =>
                {
                    cut = Math.Min(cut, text.Length);
                    Assert.Equal(await ReadAsync([text], removes), await ReadAsync([text[..cut], text[cut..]], removes));
                }
            );

    /// <summary>Source 1 says everything, source 2 nothing.</summary>
    private static async Task<string> ReadAsync(IEnumerable<string> pieces, bool removes)
    {
        var sentences = new UnsupportedSentences("(?)", removes, (_, marks, _) => new(marks.Contains(1)));
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(await sentences.AppendAsync(piece, TestContext.Current.CancellationToken));
        }

        return text.Append(await sentences.CompleteAsync(TestContext.Current.CancellationToken)).ToString();
    }
}
