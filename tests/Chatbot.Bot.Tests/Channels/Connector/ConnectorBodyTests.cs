using System.Text;
using Chatbot.Bot.Channels.Connector;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class ConnectorBodyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","id":5}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","attachments":{}}""")]
    [InlineData("""{"type":"message","entities":[{"type":5}]}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":"message","channelData":{"a":"\ud800"}}""")]
    [InlineData("""{"type":"message","text":"\uDC00"}""")]
    public void Parse_OddBody_IsABadRequestThatQuotesNothing(string body)
    {
        var (activity, error) = ConnectorBody.Parse(Encoding.UTF8.GetBytes(body));

        Assert.Null(activity);
        Assert.Equal(400, error!.Status);
        Assert.DoesNotContain("System.", error.Message);
    }

    [Fact]
    public void Parse_DeepNesting_IsABadRequest() =>
        Assert.Equal(
            400,
            ConnectorBody
                .Parse(
                    Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{new string('[', 500)}}{{new string(']', 500)}}}""")
                )
                .Error!.Status
        );

    [Fact]
    public void Parse_BytesThatAreNotUtf8_AreABadRequest() =>
        Assert.Equal(400, ConnectorBody.Parse([.. "{\"type\":\"message\",\"text\":\""u8, 0xFF, .. "\"}"u8]).Error!.Status);

    [Fact]
    public void Parse_ByteOrderMarkAndPairedSurrogates_AreAccepted()
    {
        var (activity, error) = ConnectorBody.Parse([
            0xEF,
            0xBB,
            0xBF,
            .. """{"type":"message","channelData":{"a":"\ud83d\ude00"}}"""u8,
        ]);

        Assert.Null(error);
        Assert.Equal("😀", activity!.ChannelData!.Value.GetProperty("a").GetString());
    }
}
