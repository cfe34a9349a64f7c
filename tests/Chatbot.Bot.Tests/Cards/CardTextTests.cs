using System.Text.Json;
using Chatbot.Bot.Cards.PlainText;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Tests.Cards;

public sealed class CardTextTests
{
    [Fact]
    public void Samples_KeepTheirTextsAddressesInputsAndActions()
    {
        CardSamples.RequireOrSkip();
        var lost = CardSamples.All.SelectMany(sample => Lost(sample).Select(text => $"{sample.File}: {text}")).ToList();

        Assert.True(lost.Count == 0, $"{lost.Count}:\n{string.Join('\n', lost.Take(60))}");
    }

    [Theory]
    [InlineData(
        """{"type":"TextBlock","text":"See [the page](https://x.example) and [this](javascript:alert(1))"}""",
        "See [the page](https://x.example) and this"
    )]
    [InlineData("""{"type":"TextBlock","text":"a \\*b\\* \\[c\\]"}""", "a *b* [c]")]
    [InlineData(
        """{"type":"TextBlock","text":"On {{DATE(2017-02-14T06:08:39Z,SHORT)}} at {{TIME(2017-02-14T06:08:39+02:00)}}, {{DATE(x)}}"}""",
        "On Tue, Feb 14, 2017 at 06:08 +02:00, {{DATE(x)}}"
    )]
    [InlineData("""{"type":"FactSet","facts":[{"title":"Owner:","value":"Ann"},{"title":"","value":"x"}]}""", "Owner: Ann\nx")]
    [InlineData(
        """{"type":"Table","rows":[{"cells":[{"items":[{"type":"TextBlock","text":"A"}]},{"items":[{"type":"TextBlock","text":"B"},{"type":"TextBlock","text":"C"}]}]}]}""",
        "A | B / C"
    )]
    [InlineData(
        """{"type":"ColumnSet","columns":[{"items":[{"type":"TextBlock","text":"A"}]},{"items":[{"type":"TextBlock","text":"B"}]}]}""",
        "A | B"
    )]
    [InlineData(
        """{"type":"Image","url":"https://x.example/a.png","altText":"A cat"}""",
        "[Image: A cat] https://x.example/a.png"
    )]
    [InlineData("""{"type":"Image","url":"data:image/png;base64,AA=="}""", "[Image]")]
    [InlineData(
        """{"type":"Input.Text","id":"n","label":"Name","isRequired":true,"placeholder":"Last, first"}""",
        "Name (required): … (Last, first)"
    )]
    [InlineData("""{"type":"Input.Text","id":"p","label":"Password","style":"Password","value":"secret"}""", "Password: …")]
    [InlineData("""{"type":"Input.Number","id":"n","label":"Hours","min":1,"max":8}""", "Hours: … (1 to 8)")]
    [InlineData("""{"type":"Input.Toggle","id":"t","title":"I agree","value":"true"}""", "[x] I agree")]
    [InlineData(
        """{"type":"Input.ChoiceSet","id":"c","label":"Colour","value":"g","choices":[{"title":"Red","value":"r"},{"title":"Green","value":"g"}]}""",
        "Colour (choose one):\n  1. Red\n  2. Green (chosen)"
    )]
    [InlineData(
        """{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","title":"Open","url":"https://x.example"},{"type":"Action.Submit","title":"Send"},{"type":"Action.OpenUrl","title":"Bad","url":"javascript:x"}]}""",
        "Open: https://x.example\n[Send]\nBad"
    )]
    [InlineData(
        """{"type":"Action.ShowCard","title":"More","card":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"inner"}]}}""",
        "[More]\n  inner"
    )]
    [InlineData(
        """{"type":"RichTextBlock","inlines":["a ",{"type":"TextRun","text":"b","selectAction":{"type":"Action.OpenUrl","url":"https://x.example"}}]}""",
        "a b (https://x.example)"
    )]
    [InlineData(
        """{"type":"Unknown","title":"What","text":"it says","items":[{"type":"TextBlock","text":"and holds"}]}""",
        "What: it says\nand holds"
    )]
    [InlineData("""{"type":"Unknown","fallback":{"type":"TextBlock","text":"instead"}}""", "instead")]
    [InlineData("""{"type":"Unknown","text":"x","fallback":"drop"}""", "")]
    [InlineData("\"text\"", "")]
    public void Element_IsReadable(string element, string expected)
    {
        using var json = JsonDocument.Parse(element);

        Assert.Equal(expected, CardText.OfElement(json.RootElement));
    }

    [Fact]
    public void CardWithoutTexts_HasItsFallbackText()
    {
        using var json = JsonDocument.Parse("""{"type":"AdaptiveCard","fallbackText":"Look in the app"}""");

        Assert.Equal("Look in the app", CardText.Of(json.RootElement));
    }

    /// <summary>What the index found in a card and its text does not have. What stands only where a fallback would is no loss.</summary>
    private static IEnumerable<string> Lost(CardSample sample)
    {
        using var json = JsonDocument.Parse((sample.Expanded ?? sample.Json).TrimStart('\uFEFF'));
        var text = Normal(CardText.Of(json.RootElement));
        var facts = sample.Facts;
        var hasFallback = facts.GetProperty("features").EnumerateArray().Any(feature => feature.GetString() == "fallback");
        var texts = facts
            .GetProperty("texts")
            .EnumerateArray()
            .Select(item => item.GetString()!)
            .SelectMany(item => Words(item))
            .Where(_ => !hasFallback);
        var urls = facts
            .GetProperty("urls")
            .EnumerateArray()
            .Select(item => item.GetString()!)
            .Where(url => CardAddress.IsAllowed(url, AddressUse.Link));
        var titles = facts
            .GetProperty("actions")
            .EnumerateArray()
            .Select(item => item.TryGetProperty("title", out var title) ? title.GetString()! : "")
            .Where(_ => !hasFallback);
        var labels = facts
            .GetProperty("inputs")
            .EnumerateArray()
            .Select(item => item.TryGetProperty("label", out var label) ? label.GetString()! : "");
        return texts
            .Concat(urls.Where(_ => !hasFallback))
            .Concat(titles)
            .Concat(labels)
            .Where(item => !text.Contains(Normal(item), StringComparison.Ordinal));
    }

    /// <summary>The index joins a title and its value; the value of a choice is not for readers.</summary>
    private static IEnumerable<string> Words(string item) =>
        item.Contains("{{", StringComparison.Ordinal) || item.Contains("](", StringComparison.Ordinal)
            ? []
            : [item.Split(" | ")[0]];

    private static string Normal(string text) =>
        string.Concat(
            CardMarkdownOf(text).Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter != ':')
        );

    private static string CardMarkdownOf(string text) => Chatbot.Bot.Cards.CardMarkdown.Unescape(text);
}
