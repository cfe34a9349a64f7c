using Chatbot.Bot.Channels.Connector;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class ConnectorActivityMapperTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"conversation":{}}""")]
    [InlineData("""{"conversation":{"id":""}}""")]
    [InlineData("""{"conversation":{"id":" "}}""")]
    [InlineData("""{"conversation":{"id":".."}}""")]
    [InlineData("""{"conversation":{"id":"a\u0000b"}}""")]
    [InlineData("""{"conversation":{"id":"c"},"from":{"id":"\u0000"}}""")]
    [InlineData("""{"conversation":{"id":"c"},"channelData":{"tenant":{"id":"\u0001"}}}""")]
    [InlineData("""{"conversation":{"id":"c"},"attachments":[null]}""")]
    [InlineData("""{"conversation":{"id":"c"},"entities":[null]}""")]
    [InlineData("""{"conversation":{"id":"c"},"membersAdded":[{"id":"a"},null]}""")]
    [InlineData("""{"conversation":{"id":"c"},"suggestedActions":{"actions":[null]}}""")]
    public void Check_UnusableActivity_IsABadRequest(string members) =>
        Assert.Equal(400, ConnectorActivityMapper.Check(Parse(members))!.Status);

    [Theory]
    [InlineData("""{"channelId":"msteams","conversation":{"id":"c","tenantId":"t1"}}""", "connector.msteams/t1/c")]
    [InlineData(
        """{"channelId":"msteams","conversation":{"id":"c"},"channelData":{"tenant":{"id":"t2"}}}""",
        "connector.msteams/t2/c"
    )]
    [InlineData(
        """{"channelId":"webchat","conversation":{"id":"a/b|c"},"channelData":"free"}""",
        "connector.webchat/default/a/b|c"
    )]
    [InlineData("""{"channelId":"x/y","conversation":{"id":"c","tenantId":""}}""", "connector.x%2Fy/default/c")]
    [InlineData("""{"conversation":{"id":"c"},"channelData":{"tenant":{"id":7}}}""", "connector.unknown/default/c")]
    public void GetConversationId_NamesChannelTenantAndConversation(string members, string expected)
    {
        var activity = Parse(members);

        Assert.Null(ConnectorActivityMapper.Check(activity));
        var id = ConnectorActivityMapper.GetConversationId(activity);
        Assert.Equal(expected, id.ToString());
        Assert.Equal(id, ConversationId.Parse(id.ToString()));
    }

    private static Activity Parse(string members) =>
        ActivityJson.Parse(members.Length == 2 ? """{"type":"message"}""" : "{\"type\":\"message\"," + members[1..]);
}
