using System.Text.Json;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Dialogs.Prompts.Attachments;
using Chatbot.Bot.Dialogs.Prompts.Dates;
using Chatbot.Bot.Dialogs.Prompts.Forms;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.Conversations;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class PromptTests
{
    [Fact]
    public async Task Attachments_FilesAreTaken_CardsAndTextsAreNot()
    {
        await using var client = await DialogTestClient.StartAsync(
            new AttachmentPrompt("files"),
            new() { Prompt = "Which file?" }
        );

        Assert.Equal("Which file?", Assert.Single(await client.BeginAsync()).Text);
        Assert.Equal("Please attach a file. Which file?", Assert.Single(await client.SendAsync("here")).Text);
        await client.SendAsync(With(new Attachment { ContentType = "application/vnd.microsoft.card.hero", ContentUrl = "x" }));
        Assert.False(client.HasEnded);
        await client.SendAsync(
            With(
                new Attachment
                {
                    ContentType = "image/png",
                    ContentUrl = "https://example.com/a.png",
                    Name = "a.png",
                }
            )
        );

        var file = Assert.Single(Assert.IsAssignableFrom<IReadOnlyList<Attachment>>(client.Result));
        Assert.Equal("a.png", file.Name);
    }

    [Fact]
    public async Task Time_WithItsDay_IsTakenInTheZoneOfThePerson()
    {
        await using var client = await DialogTestClient.StartAsync(
            new DateTimePrompt("when", DateTimeParts.Both),
            new() { Prompt = "When?" }
        );
        await client.BeginAsync();
        await client.SendAsync("tomorrow");
        Assert.False(client.HasEnded);
        var before = TomorrowInTokyo(client);

        await client.SendAsync(
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = "tomorrow at 9",
                LocalTimezone = "Asia/Tokyo",
            }
        );

        var read = Assert.IsType<DateTimeResolution>(client.Result);
        Assert.Equal(new TimeOnly(9, 0), read.Time);
        Assert.Contains(read.Date!.Value, new[] { before, TomorrowInTokyo(client) });
    }

    [Theory]
    [InlineData("""{"chatbotForm":"form","name":"Ann","days":3,"kind":"b"}""", true)]
    [InlineData("""{"chatbotForm":"form","name":"Ann","kind":"b"}""", true)]
    [InlineData("""{"chatbotForm":"form","days":3,"kind":"b"}""", false)]
    [InlineData("""{"chatbotForm":"form","name":"Ann","days":99,"kind":"b"}""", false)]
    [InlineData("""{"chatbotForm":"form","name":"Ann","days":"many","kind":"b"}""", false)]
    [InlineData("""{"chatbotForm":"form","name":"Ann","days":3,"kind":"z"}""", false)]
    [InlineData("""{"chatbotForm":"form","name":["Ann"],"kind":"b"}""", false)]
    [InlineData("""{"chatbotForm":"another","name":"Ann","days":3,"kind":"b"}""", false)]
    [InlineData("""{"name":"Ann","days":3,"kind":"b"}""", false)]
    [InlineData("""[1]""", false)]
    public async Task Form_WhatComesBack_IsCheckedAgainstItsInputs(string value, bool isTaken)
    {
        await using var client = await StartFormAsync();
        var card = Assert.Single(Assert.Single(await client.BeginAsync()).Attachments!);
        Assert.Equal("application/vnd.microsoft.card.adaptive", card.ContentType);
        Assert.Equal(
            "form",
            card.Content!.Value.GetProperty("actions")[0].GetProperty("data").GetProperty("chatbotForm").GetString()
        );
        using var document = JsonDocument.Parse(value);

        await client.SendAsync(new Activity { Type = ActivityTypes.Message, Value = document.RootElement.Clone() });

        Assert.Equal(isTaken, client.HasEnded);
        if (isTaken)
        {
            Assert.Equal("Ann", Assert.IsType<FormValues>(client.Result)["name"]);
        }
    }

    [Fact]
    public async Task Form_WrittenAsLines_IsTaken()
    {
        await using var client = await StartFormAsync();
        await client.BeginAsync();

        await client.SendAsync("Name: Ann\nDays: 4\n- kind: Second");

        var values = Assert.IsType<FormValues>(client.Result);
        Assert.Equal(("Ann", "4", "b"), (values["name"], values["days"], values["kind"]));
    }

    private static DateOnly TomorrowInTokyo(DialogTestClient client) =>
        DateOnly.FromDateTime(client.Adapter.Time.GetUtcNow().UtcDateTime.AddHours(9)).AddDays(1);

    [Fact]
    public async Task Form_WhereNoCardsAreShown_IsALine_ForEachInput()
    {
        await using var client = await StartFormAsync(new ChannelCapabilities());

        var reply = Assert.Single(await client.BeginAsync());

        Assert.Null(reply.Attachments);
        Assert.Contains("- Name: …\n- Days: …\n- Kind: First / Second", reply.Text, StringComparison.Ordinal);
    }

    private static Task<DialogTestClient> StartFormAsync(ChannelCapabilities? capabilities = null) =>
        DialogTestClient.StartAsync(
            new FormPrompt(
                "form",
                new LocalText("Form", "Formular", "Formulaire"),
                _ =>
                    [
                        new TextInput
                        {
                            Id = "name",
                            Label = "Name",
                            IsRequired = true,
                        },
                        new NumberInput
                        {
                            Id = "days",
                            Label = "Days",
                            Min = 1,
                            Max = 10,
                        },
                        new ChoiceSetInput
                        {
                            Id = "kind",
                            Label = "Kind",
                            IsRequired = true,
                            Choices = [new() { Title = "First", Value = "a" }, new() { Title = "Second", Value = "b" }],
                        },
                    ]
            ),
            new() { Prompt = "Please fill in." },
            new() { Capabilities = capabilities ?? new() { Cards = CardHosts.WebChat } }
        );

    private static Activity With(Attachment attachment) => new() { Type = ActivityTypes.Message, Attachments = [attachment] };
}
