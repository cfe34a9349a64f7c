using System.Text.Json;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Tests.Conversations.Erasures;

public sealed class ErasedTurnsTests
{
    private static readonly DateTimeOffset Asked = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

    /// <summary>The time of a request is kept in milliseconds, that of a message more exactly.</summary>
    [Theory]
    [InlineData(-5000, true)]
    [InlineData(3, true)]
    [InlineData(10_000, false)]
    public void Message_OfTheMillisecondOfTheRequest_IsBeforeIt(long ticks, bool goes)
    {
        var erasure = new Erasure(
            new ErasureRow
            {
                ErasureId = "1",
                Tenant = "default",
                Channel = "test",
                UserId = "user1",
                ConversationId = ConversationHost.Id().ToString(),
                Turn = 2,
                Request = JsonSerializer.Serialize(ErasureRequest.Everything, ErasureJsonContext.Default.ErasureRequest),
                RequestedAt = Asked.ToUnixTimeMilliseconds(),
            }
        );
        var message = ConversationHost.Message("My code is LX-2277.") with { Id = "a", Timestamp = Asked.AddTicks(ticks) };

        Assert.Equal(
            goes,
            new ErasedTurns(erasure, ConversationHost.Id(), 0).Goes(new TranscriptEntry(1, 1, 0, message, State: 1))
        );
    }
}
