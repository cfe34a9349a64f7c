using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;
using Chatbot.Testing.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations.Feedback;

/// <summary>Reactions to answers, and the card that asks for the reason.</summary>
public sealed class FeedbackDeskTests : IAsyncLifetime
{
    private static readonly TestConversation Ann = new("c1", "ann") { IsGroup = true };
    private static readonly TestConversation Bob = Ann with { User = "bob" };
    private TestAdapter _adapter = null!;

    public async ValueTask InitializeAsync() =>
        _adapter = await TestAdapter.StartAsync(
            new()
            {
                Settings = ["--Assistant:Provider=echo"],
                Capabilities = new()
                {
                    Update = true,
                    Cards = CardHosts.WebChat,
                    Markdown = MarkdownFeatures.All,
                },
            }
        );

    public ValueTask DisposeAsync() => _adapter.DisposeAsync();

    [Fact]
    public async Task ThumbDown_AsksForTheReasonOnce_AndKeepsIt()
    {
        var answer = await AskAsync();

        var card = Assert.Single(await ReactAsync(answer, "1f44e_thumbsdown"));
        var again = await ReactAsync(answer, "dislike");
        await SubmitAsync(card, "wrong", "It is 30.");

        Assert.Empty(again);
        Assert.Equal("AdaptiveCard", Content(card).GetProperty("type").GetString());
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((answer, "ann", -1, "wrong: It is 30."), (row.ActivityId, row.UserId, row.Vote, row.Comment));
    }

    [Fact]
    public async Task Card_WhoseReasonWasGiven_IsReplaced_AndDoesNothingTheSecondTime()
    {
        var card = Assert.Single(await ReactAsync(await AskAsync(), "dislike"));

        var first = await SubmitAsync(card, "wrong", "");
        var second = await SubmitAsync(card, "other", "something else");

        Assert.Equal("Thank you for your feedback.", Assert.Single(first).Text);
        Assert.Equal("This was already done. Nothing was done again.", Assert.Single(second).Text);
        Assert.Equal("wrong", Assert.Single(await RowsAsync()).Comment);
    }

    [Fact]
    public async Task Card_OfSomebodyElse_DoesNothing()
    {
        var card = Assert.Single(await ReactAsync(await AskAsync(), "dislike"));

        var told = await SubmitAsync(card, "wrong", "", Bob);

        Assert.Equal("This card is for somebody else, so nothing was done.", Assert.Single(told).Text);
        Assert.Null(Assert.Single(await RowsAsync()).Comment);
    }

    [Fact]
    public async Task Card_ThatIsTooOld_DoesNothing()
    {
        var card = Assert.Single(await ReactAsync(await AskAsync(), "dislike"));

        _adapter.Time.Advance(TimeSpan.FromDays(8));
        var told = await SubmitAsync(card, "wrong", "");

        Assert.StartsWith("This card is too old", Assert.Single(told).Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await RowsAsync()).Comment);
    }

    [Fact]
    public async Task Card_WithoutAReason_CanStillBeFilledIn()
    {
        var card = Assert.Single(await ReactAsync(await AskAsync(), "dislike"));

        Assert.Equal("Please choose a reason.", Assert.Single(await SubmitAsync(card, "made up", "x")).Text);
        await SubmitAsync(card, "unclear", "");

        Assert.Equal("unclear", Assert.Single(await RowsAsync()).Comment);
    }

    [Fact]
    public async Task ThumbDown_ThatIsRepeated_KeepsTheReason()
    {
        var answer = await AskAsync();
        await SubmitAsync(Assert.Single(await ReactAsync(answer, "dislike")), "outdated", "");

        await ReactAsync(answer, "dislike");

        Assert.Equal("outdated", Assert.Single(await RowsAsync()).Comment);
    }

    [Fact]
    public async Task Reaction_ThatIsTakenBack_TakesTheVerdictBack()
    {
        var answer = await AskAsync();
        await ReactAsync(answer, "like");

        await SendAsync(new() { Type = ActivityTypes.MessageReaction, ReactionsRemoved = [new() { Type = "dislike" }] }, answer);
        Assert.Equal(1, Assert.Single(await RowsAsync()).Vote);
        await SendAsync(new() { Type = ActivityTypes.MessageReaction, ReactionsRemoved = [new() { Type = "like" }] }, answer);

        Assert.Empty(await RowsAsync());
    }

    [Theory]
    [InlineData("laugh")]
    [InlineData("sad")]
    public async Task Reaction_ThatIsNoVerdict_IsIgnored(string reaction)
    {
        Assert.Empty(await ReactAsync(await AskAsync(), reaction));
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Reaction_ToAMessageThatIsNotOurs_IsIgnored()
    {
        Assert.Empty(await ReactAsync("of another time", "dislike"));
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task ThumbDown_InGermanWithoutCards_OffersToSayWhy()
    {
        await using var plain = await TestAdapter.StartAsync(new() { Settings = ["--Assistant:Provider=echo"] });
        var german = new TestConversation { Locale = "de-DE" };
        var answer = (await plain.SendAsync("Frage", german))[^1].Id!;

        var told = await plain.SendAsync(Reaction("dislike") with { ReplyToId = answer }, german);

        Assert.StartsWith("Wenn Sie möchten, sagen Sie mir", Assert.Single(told).Text, StringComparison.Ordinal);
        Assert.Null(told[0].Attachments);
        var asked = await plain.SendAsync("Feedback", german);
        Assert.Contains("Hat Ihnen meine letzte Antwort geholfen?", asked[^1].Text, StringComparison.Ordinal);
    }

    private static Activity Reaction(string type) =>
        new() { Type = ActivityTypes.MessageReaction, ReactionsAdded = [new() { Type = type }] };

    private async Task<string> AskAsync() => (await _adapter.SendAsync("a question", Ann))[^1].Id!;

    private Task<IReadOnlyList<Activity>> ReactAsync(string answer, string type) => SendAsync(Reaction(type), answer);

    private Task<IReadOnlyList<Activity>> SendAsync(Activity reaction, string answer) =>
        _adapter.SendAsync(reaction with { ReplyToId = answer }, Ann);

    private Task<IReadOnlyList<Activity>> SubmitAsync(Activity card, string reason, string comment, TestConversation? by = null)
    {
        var data = JsonNode.Parse(Content(card).GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        data["reason"] = reason;
        data["feedbackText"] = comment;
        var value = JsonDocument.Parse(data.ToJsonString()).RootElement;
        return _adapter.SendAsync(new Activity { Type = ActivityTypes.Message, Value = value }, by ?? Ann);
    }

    private static JsonElement Content(Activity card) =>
        Assert.Single(card.Attachments!, attachment => attachment.ContentType == CardTypes.Adaptive).Content!.Value;

    private async Task<List<FeedbackRow>> RowsAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var contexts = _adapter.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>();
        await using var database = await contexts.CreateDbContextAsync(token);
        return await database.Feedback.ToListAsync(token);
    }
}
