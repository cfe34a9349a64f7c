using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Cards.PlainText;
using Chatbot.Bot.Cards.Validation;
using CsCheck;

namespace Chatbot.Bot.Tests.Cards;

public sealed class CardDowngradeTests
{
    private static readonly CardHost Old = new("old", new(1, 0));

    [Fact]
    public void Samples_ForEveryHost_HoldOnlyWhatItShows()
    {
        CardSamples.RequireOrSkip();
        CardHost[] hosts = [.. CardHosts.All, Old, new("middle", new(1, 3))];

        var wrong = CardSamples
            .All.SelectMany(sample =>
                hosts.SelectMany(host => Faults(sample, host).Select(fault => $"{sample.File} on {host.Name}: {fault}"))
            )
            .ToList();

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong.Take(40))}");
    }

    [Fact]
    public void Samples_ForTheOldestHost_KeepTheirText()
    {
        CardSamples.RequireOrSkip();

        var lost = new List<string>();
        foreach (var sample in CardSamples.Cards.Where(sample => sample.IsValidIn("1.6") == true && !IsToggled(sample)))
        {
            using var json = CardDocument.Parse(sample.Json);
            var before = Words(TextOf(CardDowngrade.For(json.RootElement, CardHosts.WebChat).Card));
            var after = Words(TextOf(CardDowngrade.For(json.RootElement, Old).Card));
            if (before.Except(after).Count() > before.Count / 20)
                lost.Add($"{sample.File}: {string.Join(' ', before.Except(after))}");
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    [Theory]
    [InlineData(
        """{"type":"Table","rows":[{"cells":[{"items":[{"type":"TextBlock","text":"A"}]},{"items":[{"type":"TextBlock","text":"B"}]}]}]}""",
        "A | B"
    )]
    [InlineData("""{"type":"Table","rows":[],"fallback":{"type":"TextBlock","text":"no table"}}""", "no table")]
    [InlineData(
        """{"type":"Unknown","fallback":{"type":"AlsoUnknown","fallback":{"type":"TextBlock","text":"third"}}}""",
        "third"
    )]
    [InlineData(
        """{"type":"TextBlock","text":"new","requires":{"adaptiveCards":"9.9"},"fallback":{"type":"TextBlock","text":"old"}}""",
        "old"
    )]
    [InlineData(
        """{"type":"TextBlock","text":"fancy","requires":{"holograms":"1.0"},"fallback":{"type":"TextBlock","text":"flat"}}""",
        "flat"
    )]
    [InlineData("""{"type":"Unknown","fallback":"drop"}""", "nothing to show")]
    [InlineData("""{"type":"Container","items":[{"type":"Unknown","fallback":"drop"}]}""", "nothing to show")]
    [InlineData("""{"type":"Image","url":"javascript:alert(1)","altText":"A cat"}""", "[Image: A cat]")]
    [InlineData(
        """{"type":"TextBlock","text":"[click](JaVaScRiPt:alert(1)) [ok](https://x.example)"}""",
        "click [ok](https://x.example)"
    )]
    public void Element_ThatIsNotShown_IsReplaced(string element, string expected)
    {
        var text = TextOf(CardDowngrade.For(Card(element), Old).Card);

        Assert.Contains(expected, text);
    }

    [Fact]
    public void Execute_ForWebChat_BecomesSubmitWithItsVerb()
    {
        using var json = JsonDocument.Parse(
            """{"type":"AdaptiveCard","version":"1.4","actions":[{"type":"Action.Execute","title":"Go","verb":"do","data":{"a":1}}]}"""
        );

        var action = CardDowngrade.For(json.RootElement, CardHosts.WebChat).Card["actions"]![0]!;

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse("""{"type":"Action.Submit","title":"Go","data":{"a":1,"verb":"do"}}"""), action),
            action.ToJsonString()
        );
    }

    [Fact]
    public void Element_OfTeamsOnly_StaysForTeamsWithoutItsUnsafeAddress()
    {
        var card = Card("""{"type":"Icon","name":"Home","selectAction":{"type":"Action.OpenUrl","url":"javascript:x"}}""");

        Assert.Equal(
            """{"type":"Icon","name":"Home","selectAction":{"type":"Action.OpenUrl","url":null}}""",
            CardDowngrade.For(card, CardHosts.Teams).Card["body"]![0]!.ToJsonString()
        );
        Assert.Contains("Home", TextOf(CardDowngrade.For(card, CardHosts.WebChat).Card));
    }

    [Fact]
    public void LargeCard_IsReplacedByTextThatFits()
    {
        var elements = string.Join(',', Enumerable.Repeat("""{"type":"TextBlock","text":"Grüße \"quoted\" und <mehr>"}""", 5000));

        var result = CardDowngrade.For(Card(elements), CardHosts.Teams);

        Assert.InRange(Encoding.UTF8.GetByteCount(result.Card.ToJsonString()), 1000, CardHosts.Teams.MaxBytes);
        Assert.Contains("Grüße", TextOf(result.Card));
        Assert.NotEmpty(result.Changes);
    }

    [Fact]
    public void AnyJson_BecomesACardThatShowsSomething() =>
        Objects(4)
            .Sample(
                text =>
                {
                    using var json = JsonDocument.Parse(text);
                    var card = CardDowngrade.For(json.RootElement, CardHosts.WebChat).Card;
                    Assert.True(card["body"] is JsonArray { Count: > 0 } || card["actions"] is JsonArray { Count: > 0 });
                    Assert.DoesNotContain(
                        CardValidator.Validate(card.ToJsonString()).Issues,
                        issue => issue.Code is "unsafe-address" or "unusual-address"
                    );
                },
                iter: 2000
            );

    private static IEnumerable<string> Faults(CardSample sample, CardHost host)
    {
        using var json = CardDocument.Parse(sample.Expanded ?? sample.Json);
        var card = CardDowngrade.For(json.RootElement, host).Card;
        var report = CardValidator.Validate(card.ToJsonString());
        if (report.Needs > host.MaxVersion)
            yield return $"needs {report.Needs}";
        if (!(card["body"] is JsonArray { Count: > 0 } || card["actions"] is JsonArray { Count: > 0 }))
            yield return "is empty";
        if (Encoding.UTF8.GetByteCount(card.ToJsonString()) > host.MaxBytes)
            yield return "is too large";
        foreach (
            var issue in report.Issues.Where(issue =>
                issue.Code is "unsafe-address" or "unusual-address" or "newer-than-card"
                || issue.Code == "unknown-type" && host != CardHosts.Teams
            )
        )
            yield return issue.ToString();
    }

    private static Gen<string> Objects(int depth)
    {
        var types = Gen.OneOf<string>(
            "AdaptiveCard",
            "TextBlock",
            "Container",
            "Image",
            "Table",
            "ColumnSet",
            "Column",
            "Action.OpenUrl",
            "Action.ShowCard",
            "Input.Text",
            "Icon",
            "Nope"
        );
        var names = Gen.OneOf<string>(
            "body",
            "items",
            "actions",
            "columns",
            "text",
            "url",
            "title",
            "selectAction",
            "fallback",
            "card",
            "rows",
            "requires",
            "id",
            "version"
        );
        var plain = Gen.OneOf<string>(
            "\"x\"",
            "1",
            "null",
            "true",
            "\"javascript:alert(1)\"",
            "\"[a](javascript:b)\"",
            "\"drop\"",
            "[]",
            "{}"
        );
        var value =
            depth == 0
                ? plain
                : Gen.OneOf(
                    plain,
                    Objects(depth - 1),
                    Objects(depth - 1).Array[0, 3].Select(items => $"[{string.Join(',', items)}]")
                );
        var member = Gen.Select(names, value, (name, json) => $"\"{name}\":{json}");
        return Gen.Select(
            types,
            member.Array[0, 5],
            (type, members) => $"{{{string.Join(',', members.Prepend($"\"type\":\"{type}\""))}}}"
        );
    }

    /// <summary>Where there is no toggling, all is shown, and there is no button for it.</summary>
    private static bool IsToggled(CardSample sample) => sample.Json.Contains("Action.ToggleVisibility", StringComparison.Ordinal);

    private static HashSet<string> Words(string text) =>
        [
            .. text.Split('\n')
                .Where(line => !line.StartsWith("[Background]", StringComparison.Ordinal))
                .SelectMany(line =>
                    line.Replace("(required)", "")
                        .Split((char[])[' ', '|', '/', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries)
                ),
        ];

    private static JsonElement Card(string elements) =>
        JsonSerializer.Deserialize<JsonElement>($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{elements}}]}""");

    private static string TextOf(JsonObject card)
    {
        using var json = JsonDocument.Parse(card.ToJsonString());
        return CardText.Of(json.RootElement);
    }
}
