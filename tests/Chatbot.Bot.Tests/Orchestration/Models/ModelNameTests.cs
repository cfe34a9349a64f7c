using Chatbot.Bot.Orchestration.Models;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Models;

public sealed class ModelNameTests
{
    [Theory]
    [InlineData("openai/gpt-5", "openai", "gpt-5")]
    [InlineData("Compatible/meta-llama/Llama-3.1:8b", "compatible", "meta-llama/Llama-3.1:8b")]
    [InlineData(" openai / gpt-5 ", "openai", "gpt-5")]
    public void Text_IsProviderAndModel(string text, string provider, string model)
    {
        Assert.True(ModelName.TryParse(text, out var name));
        Assert.Equal((provider, model), (name.Value.Provider, name.Value.Model));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gpt-5")]
    [InlineData("/gpt-5")]
    [InlineData("openai/")]
    [InlineData(" / ")]
    public void Text_WithoutBoth_IsNone(string? text) => Assert.False(ModelName.TryParse(text, out _));

    [Fact]
    public void AnyText_ThatParses_IsTheSameWrittenAndReadAgain() =>
        Gen.String[Gen.Char["abAB/ -:."], 0, 20]
            .Sample(text =>
            {
                if (ModelName.TryParse(text, out var name))
                {
                    Assert.True(ModelName.TryParse(name.Value.ToString(), out var again));
                    Assert.Equal(name, again);
                }
            });
}
