using Chatbot.Bot.Orchestration.Context;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Context;

public sealed class HistoryWindowTests
{
    private static readonly List<ChatMessage> Conversation =
    [
        new(ChatRole.User, "one two three"),
        new(ChatRole.Assistant, "four five [1]"),
        new(ChatRole.User, "six"),
        new(ChatRole.Assistant, "seven [2][3] eight"),
    ];

    [Theory]
    [InlineData(0, "")]
    [InlineData(6, "")]
    [InlineData(11, "six|seven eight")]
    [InlineData(17, "six|seven eight")]
    [InlineData(24, "one two three|four five|six|seven eight")]
    public void Of_Budget_KeepsTheNewestThatBeginWithTheUser(int budget, string expected)
    {
        var window = HistoryWindow.Of(Conversation, budget, new WordCounter());

        Assert.Equal(expected, string.Join('|', window.Select(message => message.Text)));
    }

    [Fact]
    public void Of_SystemAndEmptyMessages_AreLeftOut() =>
        Assert.Single(
            HistoryWindow.Of(
                [new(ChatRole.User, "one"), new(ChatRole.System, "two"), new(ChatRole.Assistant, " ")],
                100,
                new WordCounter()
            )
        );

    private sealed class WordCounter : ITokenCounter
    {
        public int Count(ReadOnlySpan<char> text) => text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
