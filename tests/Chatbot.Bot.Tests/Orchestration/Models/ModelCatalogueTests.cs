using System.Text;
using System.Text.Json;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Testing.Files;

namespace Chatbot.Bot.Tests.Orchestration.Models;

public sealed class ModelCatalogueTests
{
    [Fact]
    public async Task Shipped_KnowsSizesAbilitiesAndPrices()
    {
        await using var host = new AssistantHost();

        var card = host.Get<ModelCatalogue>().Find("gpt-5-mini")!;

        Assert.Equal((400_000, 128_000), (card.ContextTokens, card.MaxOutputTokens));
        Assert.True(card.Can(ModelCapability.Tools) && card.Can(ModelCapability.Vision) && card.Can(ModelCapability.Json));
        Assert.Equal(0.25m + 2m, card.PriceOn(new(2026, 1, 1))!.Of(input: 1_000_000, cached: 0, output: 1_000_000));
        Assert.Null(card.PriceOn(new(2020, 1, 1)));
    }

    [Theory]
    [InlineData("gpt-5-mini-2025-08-07", "gpt-5-mini")]
    [InlineData("claude-sonnet-4-5-20250929", "claude-sonnet-4-5")]
    [InlineData("claude-3-5-haiku-latest", "claude-3-5-haiku")]
    [InlineData("GPT-4o", "gpt-4o")]
    public async Task DatedName_HasTheCardOfTheModel(string name, string model)
    {
        await using var host = new AssistantHost();

        Assert.Equal(model, host.Get<ModelCatalogue>().Find(name)?.Model);
    }

    [Fact]
    public async Task Unknown_HasNoCard()
    {
        await using var host = new AssistantHost();

        Assert.Null(host.Get<ModelCatalogue>().Find("my-deployment"));
    }

    [Fact]
    public async Task Price_ThatChanged_IsTheOneOfTheDay()
    {
        await using var host = new AssistantHost();
        var card = host.Get<ModelCatalogue>().Find("gpt-4o")!;

        Assert.Equal(5m, card.PriceOn(new(2024, 10, 1))!.Input);
        Assert.Equal(2.5m, card.PriceOn(new(2024, 10, 2))!.Input);
    }

    [Fact]
    public void Price_OfCachedInput_IsItsOwn()
    {
        var price = new ModelPrice
        {
            From = new(2025, 1, 1),
            Input = 10,
            CachedInput = 1,
            Output = 20,
        };

        Assert.Equal(0.5m * 10 + 0.5m * 1 + 2 * 20, price.Of(input: 1_000_000, cached: 500_000, output: 2_000_000));
    }

    [Fact]
    public async Task OwnFile_AddsAndReplaces()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "models.json");
        await File.WriteAllTextAsync(
            file,
            """
            [
              { "model": "my-deployment", "contextTokens": 1000, "maxOutputTokens": 100, "capabilities": ["streaming"] },
              { "model": "gpt-5", "contextTokens": 2000, "maxOutputTokens": 200 },
            ]
            """,
            TestContext.Current.CancellationToken
        );
        await using var host = new AssistantHost(new() { ["Assistant:ModelCatalogue"] = file });
        var catalogue = host.Get<ModelCatalogue>();

        Assert.Equal(1000, catalogue.Find("my-deployment")?.ContextTokens);
        Assert.Equal(2000, catalogue.Find("gpt-5")?.ContextTokens);
        Assert.NotNull(catalogue.Find("gpt-5-mini"));
    }

    [Theory]
    [InlineData("""[{"model":"m","contextTokens":0,"maxOutputTokens":1}]""", "contextTokens must be more than 0")]
    [InlineData("""[{"model":"m","contextTokens":10,"maxOutputTokens":11}]""", "at most contextTokens")]
    [InlineData(
        """[{"model":"m","contextTokens":10,"maxOutputTokens":1,"prices":[{"from":"2025-01-01","input":-1,"output":1}]}]""",
        "a price is negative"
    )]
    [InlineData(
        """[{"model":"m","contextTokens":10,"maxOutputTokens":1,"prices":[{"from":"2025-01-01","input":1,"output":1},{"from":"2025-03-01","input":1,"output":1}]}]""",
        "two prices are valid on 2025-03-01"
    )]
    [InlineData("""[{"model":"m","contextTokens":10,"maxOutputTokens":1,"wrong":true}]""", "wrong")]
    [InlineData("""[{"model":"m","contextTokens":10,"maxOutputTokens":1,"capabilities":["flying"]}]""", "capabilities")]
    public void File_ThatContradictsItself_SaysWhere(string json, string message)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        Assert.Contains(
            message,
            Assert.ThrowsAny<JsonException>(() => ModelCatalogue.Read(stream)).Message,
            StringComparison.Ordinal
        );
    }
}
