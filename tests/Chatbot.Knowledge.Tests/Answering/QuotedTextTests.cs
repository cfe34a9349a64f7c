using Chatbot.Knowledge.Answering;

namespace Chatbot.Knowledge.Tests.Answering;

public sealed class QuotedTextTests
{
    [Theory]
    [InlineData("As shown in [12], it\n works.", "As shown in (12), it works.")]
    [InlineData("- see [a] and [1]", "see [a] and (1)")]
    [InlineData("| Warranty | 36 months |", "Warranty: 36 months")]
    public void Item_WithBracketsOrMarkers_ReadsAsASentenceWithoutForeignMarks(string line, string expected) =>
        Assert.Equal(expected, QuotedText.OfItem(line));
}
