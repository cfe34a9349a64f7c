using Chatbot.Knowledge.Language;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Language;

public sealed class TermCodesTests
{
    [Fact]
    public void Of_AnyText_HasTheCodesOfItsWords() =>
        Gen.String[Gen.Char["aB1 '.-\u2019s\u00e9\u6771\u4eac\n"], 0, 30]
            .Sample(text =>
            {
                TermCode[] expected = [.. Terms.Of(text).Select(term => new TermCode(term.Stem, term.IsStopWord))];
                Assert.Equal(expected, TermCodes.Of(text, "en"));
            });

    [Fact]
    public void Of_DamagedText_NeverThrows() =>
        Gen.String[Gen.Char, 0, 30].Sample(text => Assert.True(TermCodes.Of(text, "de").Length <= 2 * text.Length + 20));

    [Theory]
    [InlineData("Häuser", "Haus", "de", true)]
    [InlineData("Häuser", "Hauser", "en", true)]
    [InlineData("Verträgen", "Vertrag", "en", false)]
    [InlineData("Verträge", "Vertrag", "de", true)]
    [InlineData("contratos", "contrato", "es", true)]
    [InlineData("policies", "policy", "en", true)]
    [InlineData("the company's", "the company", "en", true)]
    public void Of_FormsOfAWord_AreTheSameWhereTheLanguageSaysSo(string one, string other, string language, bool same) =>
        Assert.Equal(same, TermCodes.Of(one, language).SequenceEqual(TermCodes.Of(other, language)));
}
