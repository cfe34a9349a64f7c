using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration.Prompts;

public sealed class PromptLibraryTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void File_Changed_IsTakenUpAfterASecond()
    {
        Write("rewrite.v9.md", "First.");
        var library = Library();
        Assert.Equal("First.", library.Render(PromptCatalog.Rewrite).Text);

        Write("rewrite.v9.md", "Second one.");
        Assert.Equal("First.", library.Render(PromptCatalog.Rewrite).Text);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Second one.", library.Render(PromptCatalog.Rewrite).Text);
    }

    [Fact]
    public void File_ChangedToOneThatCannotWork_ChangesNothingUntilItIsMended()
    {
        Write("rewrite.v9.md", "First.");
        var library = Library();

        Write("rewrite.v9.md", "{{ nonsense }}");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("First.", library.Render(PromptCatalog.Rewrite).Text);
        Assert.Contains("'nonsense'", library.Problem, StringComparison.Ordinal);

        Write("rewrite.v9.md", "Third again.");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Third again.", library.Render(PromptCatalog.Rewrite).Text);
        Assert.Null(library.Problem);
    }

    [Theory]
    [InlineData(new byte[0], "empty")]
    [InlineData(new byte[] { 0x47, 0x72, 0xFC, 0x6E }, "UTF-8")]
    public void File_ThatIsBeingWritten_ChangesNothing(byte[] content, string problem)
    {
        Write("rewrite.v9.md", "First.");
        var library = Library();

        File.WriteAllBytes(Path.Combine(_folder.Path, "rewrite.v9.md"), content);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("First.", library.Render(PromptCatalog.Rewrite).Text);
        Assert.Contains(problem, library.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_RemovedWhileRunning_ChangesNothing()
    {
        Write("rewrite.v9.md", "First.");
        var library = Library();

        Directory.Delete(_folder.Path, recursive: true);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("First.", library.Render(PromptCatalog.Rewrite).Text);
        Assert.Contains("Prompts:Folder", library.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_Changed_IsTakenUpAsWell()
    {
        Write("rewrite.v9-own.md", "Own.");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Folder"] = _folder.Path })
            .Build();
        var library = new PromptLibrary(configuration, _time, NullLogger<PromptLibrary>.Instance);
        Assert.NotEqual("Own.", library.Render(PromptCatalog.Rewrite).Text);

        configuration["Versions:rewrite"] = "v9-own";
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Own.", library.Render(PromptCatalog.Rewrite).Text);
    }

    [Fact]
    public void Start_WithAFolderThatIsNotThere_NamesTheSetting()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Folder"] = Path.Combine(_folder.Path, "absent") })
            .Build();

        var exception = Assert.Throws<PromptException>(() =>
            new PromptLibrary(configuration, _time, NullLogger<PromptLibrary>.Instance)
        );

        Assert.StartsWith("Prompts:Folder is '", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private PromptLibrary Library() =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Folder"] = _folder.Path })
                .Build(),
            _time,
            NullLogger<PromptLibrary>.Instance
        );

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.Path, name), text);
}
