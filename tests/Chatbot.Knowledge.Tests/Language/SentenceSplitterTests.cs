using Chatbot.Knowledge.Language;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Language;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One here. Two there! Three? Yes.", "One here.|Two there!|Three?|Yes.")]
    [InlineData("Dr. Smith met J. Doe at 9 a.m. in St. Paul. He left.", "Dr. Smith met J. Doe at 9 a.m. in St. Paul.|He left.")]
    [InlineData("It costs 3.50 euros, e.g. in Bonn. Fine.", "It costs 3.50 euros, e.g. in Bonn.|Fine.")]
    [InlineData("He said \"Stop.\" Then he left.", "He said \"Stop.\"|Then he left.")]
    [InlineData("Wait... what? Go on… Now.", "Wait... what?|Go on…|Now.")]
    [InlineData("A wrapped\nline goes on. Next.", "A wrapped\nline goes on.|Next.")]
    [InlineData("Intro:\n- first item\n- second item\n\nAfter.", "Intro:|- first item|- second item|After.")]
    [InlineData("1. Open it.\n2. Close it.", "1. Open it.|2. Close it.")]
    [InlineData("# Heading\nText below.", "# Heading|Text below.")]
    [InlineData("| A | B |\n|---|---|\n| x | 25 days |", "| A | B |#|---|---|#| x | 25 days |")]
    [InlineData("東京は首都です。人口は多い。", "東京は首都です。|人口は多い。")]
    [InlineData("", "")]
    [InlineData(" \n\n ", "")]
    public void Split_Text_GivesSentences(string text, string expected)
    {
        char separator = expected.Contains('#', StringComparison.Ordinal) && expected.StartsWith('|') ? '#' : '|';
        string[] sentences = expected.Length == 0 ? [] : expected.Split(separator);
        Assert.Equal(sentences, SentenceSplitter.Split(text).Select(range => text[range]));
    }

    [Fact]
    public void Split_AnyText_CoversEverythingOnceAndInOrder() =>
        Gen.String.Sample(text =>
        {
            IReadOnlyList<Range> ranges = SentenceSplitter.Split(text);
            Assert.Equal(Visible(text), Visible(string.Concat(ranges.Select(range => text[range]))));
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.End.Value <= pair.Second.Start.Value));
        });

    private static string Visible(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
