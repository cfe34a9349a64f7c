using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Contracts.Conversations;
using CsCheck;

namespace Chatbot.Bot.Tests.Activities;

public sealed class ActivityJsonTests
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char["abcdefgXYZ_-@:1é"], 1, 8].Select(name => "x" + name);
    private static readonly Gen<string> Text = Gen.String[0, 20].Select(text => text.Replace('\uFFFF', ' ')).Where(IsWellFormed);

    [Fact]
    public void Parse_AnyActivity_IsWrittenWithEveryMember() =>
        ActivityGen()
            .Sample(
                json =>
                {
                    var written = JsonNode.Parse(ActivityJson.ToJson(ActivityJson.Parse(json.ToJsonString())))!;
                    Assert.True(JsonNode.DeepEquals(json, written), $"{json.ToJsonString()}\n{written.ToJsonString()}");
                },
                iter: 2000
            );

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\",\"id\":7}")]
    [InlineData("{\"type\":\"message\",\"from\":\"me\"}")]
    [InlineData("{\"type\":\"message\",\"attachments\":{}}")]
    [InlineData("{\"type\":\"message\",\"timestamp\":\"yesterday\"}")]
    [InlineData("{\"type\":\"message\"")]
    public void Parse_WhatIsNoActivity_IsRefused(string json) => Assert.ThrowsAny<JsonException>(() => ActivityJson.Parse(json));

    [Fact]
    public void Parse_DeepNesting_IsRefusedWithoutOverflow()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);
        Assert.ThrowsAny<JsonException>(() => ActivityJson.Parse($"{{\"type\":\"message\",\"value\":{deep}}}"));
    }

    [Fact]
    public void Write_NullMembers_AreOmitted()
    {
        var json = ActivityJson.ToJson(
            ActivityJson.Parse("""{"type":"message","text":null,"entities":null,"from":{"id":"a","name":null}}""")
        );
        Assert.Equal("""{"type":"message","from":{"id":"a"}}""", json);
    }

    [Theory]
    [InlineData("2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31T09:30:00.123Z", "2026-01-31T09:30:00.123Z")]
    [InlineData("2026-01-31T09:30:00+02:00", "2026-01-31T09:30:00+02:00")]
    [InlineData("2026-01-31T09:30:00", "2026-01-31T09:30:00Z")]
    public void Timestamp_IsWrittenAsIsoWithOffset(string read, string written)
    {
        var activity = ActivityJson.Parse($$"""{"type":"message","localTimestamp":"{{read}}"}""");
        Assert.Contains($"\"{written}\"", ActivityJson.ToJson(activity), StringComparison.Ordinal);
    }

    [Fact]
    public void StreamInfo_InAnActivity_IsFound()
    {
        var info = new StreamInfo
        {
            StreamId = "s1",
            StreamType = StreamTypes.Streaming,
            StreamSequence = 3,
        };
        var activity = new Activity { Type = ActivityTypes.Typing, Entities = [ActivityJson.ToEntity(info)] };
        Assert.Equal(info, ActivityJson.FindStreamInfo(ActivityJson.Parse(ActivityJson.ToUtf8(activity))));
    }

    [Fact]
    public void HeroCard_AsAttachment_HasTheContentTypeAndCamelCaseMembers()
    {
        var attachment = CardFactory.Hero(
            new HeroCard { Title = "T", Buttons = [new CardAction { Type = "imBack", Title = "B" }] }
        );
        Assert.Equal("application/vnd.microsoft.card.hero", attachment.ContentType);
        Assert.Equal("""{"title":"T","buttons":[{"type":"imBack","title":"B"}]}""", attachment.Content!.Value.GetRawText());
    }

    [Fact]
    public void ConversationId_AnyParts_ParsesBack() =>
        Gen.Select(Gen.String[1, 10], Gen.String[1, 10], Gen.String[1, 30])
            .Sample(
                (channel, tenant, conversation) =>
                {
                    var id = new ConversationId(channel, tenant, conversation);
                    Assert.Equal(id, ConversationId.Parse(id.ToString()));
                }
            );

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a/b")]
    [InlineData("a/b/")]
    [InlineData("/b/c")]
    [InlineData("a//c")]
    public void ConversationId_OfAnotherForm_IsRefused(string text) =>
        Assert.Throws<FormatException>(() => ConversationId.Parse(text));

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static Gen<JsonNode> FreeJson(int depth)
    {
        var leaf = Gen.OneOf(
            Text.Select(text => (JsonNode)JsonValue.Create(text)!),
            Gen.Int.Select(number => (JsonNode)JsonValue.Create(number)),
            Gen.Bool.Select(flag => (JsonNode)JsonValue.Create(flag))
        );
        return depth == 0
            ? leaf
            : Gen.OneOf(leaf, Members(depth - 1).Select(node => (JsonNode)node), FreeJson(depth - 1).Array[0, 3].Select(ToArray));
    }

    private static Gen<JsonObject> Members(int depth) =>
        Gen.Select(Name, FreeJson(depth)).Array[0, 3].Select(pairs => ToObject(pairs.Select(pair => (pair.Item1, pair.Item2))));

    private static Gen<JsonObject> ActivityGen()
    {
        var text = Text.Select(value => (JsonNode)JsonValue.Create(value)!);
        var account = Gen.Select(Text, Members(1))
            .Select((id, more) => (JsonNode)Merge(more, ("id", JsonValue.Create(id)!), ("aadObjectId", JsonValue.Create("o")!)));
        var entity = Gen.Select(Text, Members(2))
            .Select((type, more) => (JsonNode)Merge(more, ("type", JsonValue.Create(type)!)));
        var attachment = Gen.Select(Text, FreeJson(2), Members(1))
            .Select(
                (type, content, more) => (JsonNode)Merge(more, ("contentType", JsonValue.Create(type)!), ("content", content))
            );
        var member = Gen.OneOf(
            Gen.Select(
                Pick(
                    "id",
                    "channelId",
                    "serviceUrl",
                    "replyToId",
                    "text",
                    "textFormat",
                    "locale",
                    "speak",
                    "inputHint",
                    "summary",
                    "attachmentLayout",
                    "valueType",
                    "name",
                    "label",
                    "importance",
                    "deliveryMode",
                    "topicName",
                    "action",
                    "code",
                    "callerId",
                    "localTimezone"
                ),
                text
            ),
            Gen.Select(Pick("from", "recipient", "conversation"), account),
            Gen.Select(Pick("membersAdded", "membersRemoved"), account.Array[0, 3].Select(ToArray)),
            Gen.Select(Gen.Const("entities"), entity.Array[0, 3].Select(ToArray)),
            Gen.Select(Gen.Const("attachments"), attachment.Array[0, 3].Select(ToArray)),
            Gen.Select(Pick("value", "channelData"), FreeJson(3)),
            Gen.Select(Gen.Const("historyDisclosed"), Gen.Bool.Select(flag => (JsonNode)JsonValue.Create(flag))),
            Gen.Select(Name, FreeJson(3))
        );
        return Gen.Select(Pick("message", "event", "somethingNew"), member.Array[0, 8])
            .Select(
                (type, members) =>
                    Merge(ToObject(members.Select(pair => (pair.Item1, pair.Item2))), ("type", JsonValue.Create(type)!))
            );
    }

    private static JsonNode ToArray(JsonNode[] nodes) => new JsonArray([.. nodes.Select(node => node.DeepClone())]);

    private static JsonObject ToObject(IEnumerable<(string Name, JsonNode Value)> members)
    {
        var result = new JsonObject();
        foreach (var (name, value) in members)
        {
            result[name] = value.DeepClone();
        }

        return result;
    }

    private static JsonObject Merge(JsonObject into, params (string Name, JsonNode Value)[] members)
    {
        var result = (JsonObject)into.DeepClone();
        foreach (var (name, value) in members)
        {
            result[name] = value.DeepClone();
        }

        return result;
    }
}
