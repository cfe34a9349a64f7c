using Chatbot.Knowledge.Language;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Language;

public sealed class PorterStemmerTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("hopping", "hop")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("relational", "relat")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("triplicate", "triplic")]
    [InlineData("electrical", "electr")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("rate", "rate")]
    [InlineData("cease", "ceas")]
    [InlineData("sky", "sky")]
    [InlineData("by", "by")]
    [InlineData("2026", "2026")]
    public void Stem_WordsOfTheAlgorithm_AreAsPublished(string word, string stem) => Assert.Equal(stem, PorterStemmer.Stem(word));

    [Fact]
    public void Stem_AnyText_NeverThrowsNorGrows() =>
        Gen.String[Gen.Char['a', 'z'], 0, 20].Sample(word => Assert.True(PorterStemmer.Stem(word).Length <= word.Length + 1));
}
