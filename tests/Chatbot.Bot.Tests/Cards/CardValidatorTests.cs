using System.Text.Json;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Validation;
using Chatbot.Testing;

namespace Chatbot.Bot.Tests.Cards;

public sealed class CardValidatorTests
{
    [Fact]
    public void PropertyOfTeams_IsNotAdvisedAway()
    {
        var report = CardValidator.Validate(
            """{"type":"AdaptiveCard","version":"1.5","msteams":{"width":"Full"},"body":[{"type":"TextBlock","text":"x"}]}"""
        );

        Assert.Equal("teams-only", Assert.Single(report.Issues).Code);
        Assert.True(report.IsValid);
    }

    [Fact]
    public void Samples_ConformToTheSchemaAsTheIndexSays()
    {
        CardSamples.RequireOrSkip();
        var wrong = CardSamples
            .Cards.SelectMany(sample => ((string[])["1.5", "1.6"]).Select(version => (sample, version)))
            .Where(pair =>
                pair.sample.IsValidIn(pair.version) is { } verdict
                && verdict != Conforms(CardValidator.Validate(pair.sample.Json), pair.version)
            )
            .Select(pair =>
                $"{pair.sample.File} in {pair.version}: {string.Join(" | ", CardValidator.Validate(pair.sample.Json).Issues.Where(issue => issue.IsOutsideSchema).Take(3))}"
            )
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Samples_ThatTheSchemaAccepts_HaveNoErrors()
    {
        CardSamples.RequireOrSkip();
        var wrong = CardSamples
            .Cards.Where(sample => sample.IsValidIn("1.6") == true)
            .SelectMany(sample => CardValidator.Validate(sample.Json).Errors.Select(error => $"{sample.File}: {error}"))
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Samples_ThatHostsComplainOf_HaveIssues()
    {
        CardSamples.RequireOrSkip();
        var silent = CardSamples
            .Cards.Where(sample =>
                sample.Row.TryGetProperty("parse_events", out _) && CardValidator.Validate(sample.Json).Issues.Count == 0
            )
            .Select(sample => sample.File);

        Assert.Empty(silent);
    }

    /// <summary>The tables of the product beside the schema that the data folder holds.</summary>
    [Fact]
    public void Schema_HasWhatThePublishedOneHas()
    {
        CardSamples.RequireOrSkip();
        var file = Path.Combine(SharedData.Find()!, "channels", "cards", "schema", "adaptive-card-1.6.0.json");
        var definitions = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)).GetProperty("definitions");
        var missing = new List<string>();
        foreach (var definition in definitions.EnumerateObject())
        {
            if (
                definition.Name.Contains("Of.", StringComparison.Ordinal)
                || definition.Name.StartsWith("Extendable.", StringComparison.Ordinal)
            )
                continue;
            var properties = PropertiesOf(definition.Value);
            if (properties is null)
                continue;
            var type = CardSchema.Find(definition.Name);
            missing.AddRange(
                properties
                    .Value.EnumerateObject()
                    .Select(property => property.Name)
                    .Where(name => name is not ("type" or "rtl?") && type?.Find(name) is null)
                    .Select(name => $"{definition.Name}.{name}")
            );
        }

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlok","text":"x"}]}""",
        "$.body[0]",
        "Did you mean \"TextBlock\"?"
    )]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock"}]}""", "$.body[0].text", "needs \"text\"")]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","color":"goood"}]}""",
        "$.body[0].color",
        "Did you mean \"good\"?"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","wrap":"true"}]}""",
        "$.body[0].wrap",
        "without quotes"
    )]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":{"type":"TextBlock","text":"x"}}""", "$.body", "in brackets")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"text":"x"}]}""", "$.body[0].type", "Add a type")]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a"},{"type":"Input.Text","id":"a"}]}""",
        "$.body[1].id",
        "$.body[0]"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","selectAction":{"type":"Action.ShowCard"}}""",
        "$.selectAction",
        "cannot stand here"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.OpenUrl","url":" java\tscript:alert(1)"}]}""",
        "$.actions[0].url",
        "run code"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.OpenUrl","url":"data:text/html,x"}]}""",
        "$.actions[0].url",
        "run code"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Image","url":"data:text/html;base64,eA=="}]}""",
        "$.body[0].url",
        "run code"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"[x](javascript:alert(1))"}]}""",
        "$.body[0].text",
        "run code"
    )]
    [InlineData("""{"type":"AdaptiveCard","version":"one"}""", "$.version", "\"1.5\"")]
    [InlineData("""{"type":"HeroCard","version":"1.5"}""", "$.type", "AdaptiveCard")]
    [InlineData("[1]", "$", "not an array")]
    public void Error_SaysWhereWhatAndWhatToDo(string card, string path, string part)
    {
        var error = Assert.Single(CardValidator.Validate(card).Errors);

        Assert.Equal(path, error.Path);
        Assert.Contains(part, error.ToString());
        Assert.NotEmpty(error.Advice);
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.0","body":[{"type":"Table","rows":[]}]}""", "newer-than-card", "1.5")]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Icon","name":"x","fallback":"drop"}]}""",
        "unknown-type",
        "fallback"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","wrapp":true}]}""",
        "unknown-property",
        "Did you mean \"wrap\"?"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.ToggleVisibility","targetElements":["no"]}]}""",
        "unknown-target",
        "\"no\""
    )]
    [InlineData("""{"type":"AdaptiveCard","body":[]}""", "missing-property", "1.0")]
    [InlineData("""{"type":"AdaptiveCard","version":"99.0"}""", "newer-than-known", "fallbackText")]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"${a b}"}]}""",
        "expression",
        "character 5"
    )]
    public void Warning_LeavesTheCardValid(string card, string code, string part)
    {
        var report = CardValidator.Validate(card);

        Assert.True(report.IsValid);
        Assert.Contains(
            report.Warnings,
            warning => warning.Code == code && warning.ToString().Contains(part, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void DeepCard_IsRefusedUnread()
    {
        var bomb = string.Concat(Enumerable.Repeat("""{"type":"Container","items":[""", 5000));

        Assert.Contains("64 levels", Assert.Throws<CardException>(() => CardValidator.Validate(bomb)).Message);
    }

    [Fact]
    public void LargeCard_IsRefusedUnread()
    {
        var card =
            $$"""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"{{new string('x', CardLimits.MaxBytes)}}"}]}""";

        Assert.Contains("larger than", Assert.Throws<CardException>(() => CardValidator.Validate(card)).Message);
    }

    [Fact]
    public void CardFullOfErrors_HasAReportOfBoundedLength()
    {
        var body = string.Join(',', Enumerable.Repeat("{\"type\":\"X\"}", 20_000));

        var report = CardValidator.Validate($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{body}}]}""");

        Assert.False(report.IsValid);
        Assert.InRange(report.Issues.Count, 1, CardLimits.MaxIssues + 4);
    }

    /// <summary>The typed model keeps every card: read and written, it is the same JSON again.</summary>
    [Fact]
    public void Samples_ReadAndWritten_AreTheSame()
    {
        CardSamples.RequireOrSkip();
        var valid = CardSamples
            .All.Where(sample => CardValidator.Validate(sample.Json) is { IsValid: true, IsTemplate: false })
            .ToList();

        Assert.InRange(valid.Count, 90, int.MaxValue);
        Assert.All(
            valid,
            sample =>
            {
                var again = AdaptiveCard.Parse(sample.Json).ToJson();
                var difference = JsonDifference.Find(
                    JsonSerializer.Deserialize<JsonElement>(sample.Json.TrimStart('\uFEFF')),
                    again
                );
                Assert.True(difference is null, $"{sample.File}: {difference}");
            }
        );
    }

    private static bool Conforms(CardReport report, string version)
    {
        Assert.True(CardVersion.TryParse(version, out var parsed));
        return report.ConformsTo(parsed);
    }

    private static JsonElement? PropertiesOf(JsonElement definition) =>
        definition.TryGetProperty("properties", out var properties) ? properties
        : definition.TryGetProperty("anyOf", out var choices)
        && choices.EnumerateArray().FirstOrDefault(choice => choice.TryGetProperty("properties", out _))
            is { ValueKind: JsonValueKind.Object } choice
            ? choice.GetProperty("properties")
        : null;
}
