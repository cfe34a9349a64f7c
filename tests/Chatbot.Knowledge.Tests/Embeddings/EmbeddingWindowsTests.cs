using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Tests.Stores;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Embeddings;

public sealed class EmbeddingWindowsTests : IClassFixture<UseLiteFixture>
{
    private readonly UseLiteFixture fixture;

    public EmbeddingWindowsTests(UseLiteFixture fixture) => this.fixture = fixture;

    [Fact]
    public void Of_LongText_PacksWholeSentencesBehindTheTitle()
    {
        string[] sentences = [.. Enumerable.Range(1, 30).Select(i => $"Sentence number {i} speaks about holidays and travel.")];
        Chunk chunk = Chunks.Of("d", string.Join(' ', sentences)) with { Title = "Travel policy" };
        IReadOnlyList<string> windows = EmbeddingWindows.Of(chunk);

        Assert.InRange(windows.Count, 4, 10);
        Assert.All(windows, window => Assert.StartsWith("Travel policy. Sentence", window, StringComparison.Ordinal));
        Assert.All(windows, window => Assert.InRange(fixture.Tokenizer.Encode(window).Length, 10, 96));
        Assert.Equal(
            sentences,
            windows.SelectMany(window => window["Travel policy. ".Length..].Split(". ").Select(part => $"{part.TrimEnd('.')}."))
        );
    }

    [Fact]
    public void Of_NoText_GivesTheTitle() =>
        Assert.Equal(["Title"], EmbeddingWindows.Of(Chunks.Of("d", " \n ") with { Title = "Title" }));

    [Fact]
    public void Of_AnyText_LosesNoCharacter() =>
        Gen.String.Sample(text =>
        {
            string windows = string.Concat(EmbeddingWindows.Of(Chunks.Of("d", text)));
            Assert.Equal(Visible(text), Visible(windows));
        });

    private static string Visible(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
