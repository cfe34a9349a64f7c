using Chatbot.Bot.Channels;
using Chatbot.Bot.Channels.Connector;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class ConnectorChannelTests
{
    [Theory]
    [InlineData("msteams", "personal", null, true)]
    [InlineData("msteams", null, null, false)]
    [InlineData("msteams", "groupChat", true, false)]
    [InlineData("msteams", "channel", true, false)]
    [InlineData("webchat", null, null, true)]
    [InlineData("webchat", null, true, false)]
    [InlineData("directline", null, null, true)]
    [InlineData("agents", "personal", null, true)]
    [InlineData("agents", "groupChat", null, false)]
    [InlineData("emulator", null, null, false)]
    [InlineData("slack", null, null, false)]
    [InlineData(null, null, null, false)]
    public void GetCapabilities_StreamsOnlyWhereItIsShown(
        string? channel,
        string? conversationType,
        bool? isGroup,
        bool streaming
    )
    {
        var capabilities = Get(channel, conversationType, isGroup);

        Assert.Equal(streaming, capabilities.Streaming);
        Assert.True(capabilities.Typing);
        Assert.Equal(10, capabilities.MaxCitations);
    }

    [Fact]
    public void GetCapabilities_OfTeams_KeepOneUpdateASecond() =>
        Assert.Equal(TimeSpan.FromSeconds(1), Get("msteams", "personal", null).StreamPace);

    private static ChannelCapabilities Get(string? channel, string? conversationType, bool? isGroup) =>
        new ConnectorChannel(null!).GetCapabilities(
            new Activity
            {
                Type = ActivityTypes.Message,
                ChannelId = channel,
                Conversation = new()
                {
                    Id = "c",
                    ConversationType = conversationType,
                    IsGroup = isGroup,
                },
            }
        );
}
