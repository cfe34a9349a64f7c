using Chatbot.Knowledge.Sources;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Knowledge.Tests.Sources.Folder;

/// <summary>A watched folder.</summary>
public sealed class FolderSourceTests : DocumentSourceConformanceTests
{
    private static readonly DateTime LongAgo = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly TestFolder _folder = new();
    private int _touches;

    protected override IEnumerable<(string Key, string Value)> Settings => [("Folder:Path", _folder.Path)];

    [Fact]
    public async Task FoldersBelow_AreWalked_AndOnlyFilesThatCanBeRead()
    {
        Write("deep/er/e.md", "Deep.");
        Write("image.xyz", "no document");

        var report = await RunAsync();

        Assert.Contains("deep/er/e.md", report.Added);
        Assert.Equal(5, report.Added.Count);
    }

    [Theory]
    [InlineData(".hidden.md")]
    [InlineData("~$a.docx")]
    [InlineData("a.md.tmp")]
    [InlineData("a.md~")]
    [InlineData("a.md.part")]
    [InlineData(".git/a.md")]
    public async Task HiddenAndTemporaryFiles_AreLeftOut(string name)
    {
        Write(name, "Nobody wants this.");

        Assert.Equal(4, (await RunAsync()).Added.Count);
    }

    [Fact]
    public async Task Links_AreNotFollowed()
    {
        using var outside = new TestFolder();
        await File.WriteAllTextAsync(Path.Combine(outside.Path, "secret.md"), "Secret.", Token);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.md"), Path.Combine(outside.Path, "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "linked"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "circle"), _folder.Path);

        Assert.Equal(4, (await RunAsync()).Added.Count);
    }

    [Fact]
    public async Task FileThatIsBeingWritten_WaitsUntilItSettles()
    {
        await RunAsync();
        var path = Path.Combine(_folder.Path, "b.md");
        await File.WriteAllTextAsync(path, "Half of a te", Token);

        var report = await RunAsync(change: settings => settings["Knowledge:Sources:place:Folder:SettleTime"] = "01:00:00");
        Assert.Equal(1, report.Unsettled);
        Assert.Empty(report.Changed);
        Assert.Empty(report.Removed);

        await File.WriteAllTextAsync(path, "The whole text.", Token);
        File.SetLastWriteTimeUtc(path, LongAgo.AddDays(1));
        Assert.Equal(["b.md"], (await RunAsync()).Changed);
    }

    [Fact]
    public async Task FileThatCannotBeRead_HoldsUpNoRemoval()
    {
        await RunAsync();
        var path = Path.Combine(_folder.Path, "locked.md");
        await File.WriteAllTextAsync(path, "Locked.", Token);
        File.SetLastWriteTimeUtc(path, LongAgo);
        await using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        await RemoveAsync("c");

        var report = await RunAsync();

        Assert.Equal(["c.md"], report.Removed);
        Assert.Equal("locked.md", Assert.Single(report.Failed).Key);
    }

    [Fact]
    public async Task EmptyMountPoint_IsNotTakenForAnEmptyFolder()
    {
        await RunAsync();
        foreach (var name in new[] { "a", "b", "c", "d" })
            await RemoveAsync(name);

        var report = await RunAsync();

        Assert.Empty(report.Removed);
        Assert.Equal(4, report.HeldBack.Count);
    }

    [Fact]
    public async Task Service_RunsAtOnce_ByItsInterval_AndWhenAFileChanges()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var memory = new TestFolder();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Knowledge:Sources:place:Access:0"] = "everyone",
            ["Knowledge:Sources:place:Folder:Path"] = _folder.Path,
            ["Knowledge:Sources:place:Folder:SettleTime"] = "00:00:00",
            ["Knowledge:Sources:off:Enabled"] = "false",
            ["Knowledge:Sources:off:Access:0"] = "everyone",
            ["Knowledge:Sources:off:Folder:Path"] = _folder.Path,
        };
        await using var host = new SourceHost(memory, settings, timeProvider: time);
        var service = host.Get<IEnumerable<IHostedService>>().OfType<SourceService>().Single();
        await service.StartAsync(Token);
        await WaitForAsync(host, "place/a.md", "The text of a.");

        Write("a.md", "Seen by the watcher, or by the clock.");
        await WaitForAsync(
            host,
            "place/a.md",
            "Seen by the watcher, or by the clock.",
            () => time.Advance(TimeSpan.FromMinutes(1))
        );

        await service.StopAsync(Token);
        Assert.DoesNotContain(host.Knowledge.Documents.Keys, id => id.StartsWith("off/", StringComparison.Ordinal));
    }

    protected override ValueTask BeginAsync() => ValueTask.CompletedTask;

    protected override ValueTask EndAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task PutAsync(string name, string text)
    {
        Write($"{name}.md", text);
        return Task.CompletedTask;
    }

    protected override Task TouchAsync(string name)
    {
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, $"{name}.md"), LongAgo.AddHours(++_touches));
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(string name)
    {
        File.Delete(Path.Combine(_folder.Path, $"{name}.md"));
        return Task.CompletedTask;
    }

    protected override Task BreakAsync()
    {
        Directory.Delete(_folder.Path, recursive: true);
        return Task.CompletedTask;
    }

    private static async Task WaitForAsync(SourceHost host, string documentId, string text, Action? between = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (!host.Knowledge.Documents.TryGetValue(documentId, out var found) || found.Text != text)
        {
            between?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, LongAgo);
    }
}
