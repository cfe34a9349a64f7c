using System.Text.Json;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Contracts.Activities;
using CsCheck;

namespace Chatbot.Bot.Tests.Conversations.Approvals;

public sealed class ApprovalReplyTests
{
    private const string Id = "0123456789abcdef";

    [Fact]
    public void Words_AreADecisionAndWhatIsAdded()
    {
        Assert.Equal(new(Id, IsApproved: true, Remember: false, null, null), Reply($"approve {Id}"));
        Assert.Equal(new(Id, IsApproved: true, Remember: true, null, null), Reply($"/Approve {Id.ToUpperInvariant()} remember."));
        Assert.Equal(new(Id, IsApproved: true, Remember: false, null, "looks good"), Reply($"Approve {Id}: looks good "));
        Assert.Equal(new(Id, IsApproved: false, Remember: false, null, "no\nway"), Reply($"deny {Id} no\nway"));
        Assert.Equal(new(Id, IsApproved: false, Remember: false, null, null), Reply($" deny {Id} ! "));
        Assert.Null(Reply($"approve {Id}00 x"));
        Assert.Null(Reply($"please approve {Id}"));
    }

    [Fact]
    public void Card_IsADecisionWithValuesAndComment()
    {
        using var card = JsonDocument.Parse(
            $$"""{"verb":"approval/approve","approvalId":"{{Id}}","comment":" fine ","arguments":"{\"a\":1}"}"""
        );

        var submitted = ApprovalReply.Of(new() { Type = ActivityTypes.Message, Value = card.RootElement });

        Assert.Equal(new(Id, IsApproved: true, Remember: false, "{\"a\":1}", "fine"), submitted);
    }

    [Fact]
    public void AnyText_BehindADecision_NeverChangesIt() =>
        Gen.Select(Gen.String, Gen.Bool)
            .Sample(
                (text, isApproved) =>
                {
                    var reply = Reply($"{(isApproved ? "approve" : "deny")} {Id} {text}")!;
                    Assert.Equal((Id, isApproved), (reply.Id, reply.IsApproved));
                    Assert.True(reply.Comment is null || reply.Comment.Length <= 1000);
                    Assert.True(isApproved || !reply.Remember);
                }
            );

    private static ApprovalReply? Reply(string text) => ApprovalReply.Of(new() { Type = ActivityTypes.Message, Text = text });
}
