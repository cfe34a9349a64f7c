using System.Text.Json;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Contracts.Activities;
using CsCheck;

namespace Chatbot.Bot.Tests.Conversations.Answers;

public sealed class MessageDowngradeTests
{
    private static readonly ChannelCapabilities Plain = new();

    [Fact]
    public void Markdown_BecomesPlainText_WhereNoneIsShown()
    {
        var message = Assert.Single(
            MessageDowngrade.For(TurnTexts.Message("**Title**: a\\_b\n- [page](https://x.example/)"), Plain)
        );

        Assert.Equal("Title: a_b\n- page (https://x.example/)", message.Text);
        Assert.Equal("plain", message.TextFormat);
    }

    [Fact]
    public void Buttons_BecomeANumberedList_WhereThereAreNone()
    {
        var asked = TurnTexts.Message("Which one?") with { SuggestedActions = Buttons("Red", "Blue") };

        var message = Assert.Single(MessageDowngrade.For(asked, Plain));

        Assert.Equal("Which one?\n\n1. Red\n2. Blue", message.Text);
        Assert.Null(message.SuggestedActions);
    }

    [Fact]
    public void Message_StaysAsItIs_WhereAllOfItIsShown()
    {
        var asked = TurnTexts.Message("**Which** one?") with { SuggestedActions = Buttons("Red") };

        Assert.Same(
            asked,
            Assert.Single(
                MessageDowngrade.For(asked, new ChannelCapabilities { SuggestedActions = true, Markdown = MarkdownFeatures.All })
            )
        );
    }

    [Fact]
    public void LongMessage_IsSeveral_WithTheCardsOnTheLast()
    {
        var card = new Attachment { ContentType = "x" };
        var message = TurnTexts.Message(string.Join(' ', Enumerable.Repeat("word", 1000))) with { Attachments = [card] };

        var parts = MessageDowngrade.For(message, Plain);

        Assert.True(parts.Count > 2);
        Assert.All(parts, part => Assert.InRange(part.Text!.Length, 1, Plain.MaxTextLength));
        Assert.All(parts.SkipLast(1), part => Assert.Null(part.Attachments));
        Assert.Equal([card], parts[^1].Attachments);
    }

    /// <summary>What is left are marks that the channel shows.</summary>
    [Fact]
    public void Downgrade_OfADowngrade_ChangesNothing() =>
        Gen.Select(
                Gen.OneOf("# Head", "**bold** words", "|a|b|", "|-|-|", "|1|2|", "- point", "", "plain text").Array[0, 12],
                Gen.OneOf(MarkdownFeatures.Inline, MarkdownFeatures.Inline | MarkdownFeatures.CodeBlocks, MarkdownFeatures.All)
            )
            .Sample(
                (lines, features) =>
                {
                    var capabilities = new ChannelCapabilities { Markdown = features };
                    var once = MessageDowngrade.For(TurnTexts.Message(string.Join('\n', lines)), capabilities);

                    Assert.Equal(
                        once.Select(one => one.Text),
                        once.SelectMany(one => MessageDowngrade.For(one, capabilities)).Select(one => one.Text)
                    );
                }
            );

    private static SuggestedActions Buttons(params string[] titles) =>
        new()
        {
            Actions =
            [
                .. titles.Select(title => new CardAction
                {
                    Type = "imBack",
                    Title = title,
                    Value = JsonSerializer.SerializeToElement(title),
                }),
            ],
        };
}
