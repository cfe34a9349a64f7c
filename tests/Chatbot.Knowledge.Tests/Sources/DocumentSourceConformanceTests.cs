using Chatbot.Knowledge.Sources;
using Chatbot.Testing.Files;

namespace Chatbot.Knowledge.Tests.Sources;

/// <summary>What every source does.</summary>
public abstract class DocumentSourceConformanceTests : IAsyncLifetime
{
    private const string Name = "place";
    private readonly TestFolder _memory = new();
    private readonly RecordingKnowledgeBase _knowledge = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await BeginAsync();
        foreach (var name in new[] { "a", "b", "c", "d" })
            await PutAsync(name, $"The text of {name}.");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _memory.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task FirstRun_HandsInEverything_WithItsLabels()
    {
        var report = await RunAsync();

        Assert.Equal(4, report.Added.Count);
        Assert.Empty(report.Failed);
        Assert.Equal(4, _knowledge.Documents.Count);
        Assert.All(
            _knowledge.Documents,
            document =>
            {
                Assert.StartsWith("place/", document.Key, StringComparison.Ordinal);
                Assert.Equal("acme", document.Value.Import.Tenant);
                Assert.Equal("handbook", document.Value.Import.Collection);
                Assert.Equal(["group:staff"], document.Value.Import.Access.Principals);
                Assert.Equal(["web", "old"], document.Value.Import.Tags["origin"]);
                Assert.Contains("The text of", document.Value.Text, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task SecondRun_FindsNothingToDo()
    {
        await RunAsync();
        _knowledge.Calls.Clear();

        var report = await RunAsync();

        Assert.Equal(4, report.Unchanged);
        Assert.Empty(report.Added);
        Assert.Empty(report.Changed);
        Assert.Empty(report.Removed);
        Assert.Empty(_knowledge.Calls);
    }

    [Fact]
    public async Task Change_IsFollowed_AndOnlyIt()
    {
        await RunAsync();
        _knowledge.Calls.Clear();
        await PutAsync("b", "Another text.");

        var report = await RunAsync();

        Assert.Equal("b", NameOf(Assert.Single(report.Changed)));
        Assert.Equal(3, report.Unchanged);
        Assert.Single(_knowledge.Calls);
        Assert.Contains(
            _knowledge.Documents.Values,
            document => document.Text.Contains("Another text.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task SameContentWithNewMarks_IsNoChange()
    {
        await RunAsync();
        _knowledge.Calls.Clear();
        await TouchAsync("b");

        var report = await RunAsync();

        Assert.Equal(4, report.Unchanged);
        Assert.Empty(_knowledge.Calls);
    }

    [Fact]
    public async Task Addition_IsFollowed()
    {
        await RunAsync();
        await PutAsync("e", "The text of e.");

        Assert.Equal("e", NameOf(Assert.Single((await RunAsync()).Added)));
        Assert.Equal(5, _knowledge.Documents.Count);
    }

    [Fact]
    public async Task Removal_IsFollowed()
    {
        await RunAsync();
        await RemoveAsync("c");

        var report = await RunAsync();

        Assert.Equal("c", NameOf(Assert.Single(report.Removed)));
        Assert.Equal(3, _knowledge.Documents.Count);
        Assert.Empty((await RunAsync()).Removed);
        await PutAsync("c", "It is back.");
        Assert.Equal("c", NameOf(Assert.Single((await RunAsync()).Added)));
    }

    [Fact]
    public async Task DryRun_TellsEverything_AndDoesNothing()
    {
        await RunAsync();
        await PutAsync("a", "Changed.");
        await RemoveAsync("b");
        await PutAsync("e", "New.");
        _knowledge.Calls.Clear();

        for (var i = 0; i < 2; i++)
        {
            var report = await RunAsync(dryRun: true);
            Assert.True(report.IsDryRun);
            Assert.Equal("a", NameOf(Assert.Single(report.Changed)));
            Assert.Equal("b", NameOf(Assert.Single(report.Removed)));
            Assert.Equal("e", NameOf(Assert.Single(report.Added)));
        }

        Assert.Empty(_knowledge.Calls);
        Assert.Single((await RunAsync()).Removed);
    }

    [Fact]
    public async Task NewAccessList_ReachesEveryDocument()
    {
        await RunAsync();

        var report = await RunAsync(change: settings => settings[$"Knowledge:Sources:{Name}:Access:0"] = "user:ann");

        Assert.Equal(4, report.Changed.Count);
        Assert.All(_knowledge.Documents.Values, document => Assert.Equal(["user:ann"], document.Import.Access.Principals));
    }

    [Fact]
    public async Task PlaceThatIsNotThere_LosesNothing()
    {
        await RunAsync();
        await BreakAsync();

        try
        {
            var report = await RunAsync(confirmRemovals: true);
            Assert.NotEmpty(report.Failed);
            Assert.Empty(report.Removed);
        }
        catch (SourceUnavailableException exception)
        {
            Assert.NotEmpty(exception.Message);
        }

        Assert.Equal(4, _knowledge.Documents.Count);
    }

    [Fact]
    public async Task MuchGoneAtOnce_IsHeldBack_UntilItIsConfirmed()
    {
        foreach (var number in Enumerable.Range(0, 8))
            await PutAsync($"n{number}", $"The text of number {number}.");
        await RunAsync();
        foreach (var number in Enumerable.Range(0, 8))
            await RemoveAsync($"n{number}");

        var held = await RunAsync();

        Assert.Empty(held.Removed);
        Assert.Equal(8, held.HeldBack.Count);
        Assert.NotNull(held.HeldBackReason);
        Assert.Equal(12, _knowledge.Documents.Count);
        Assert.Equal(8, (await RunAsync(confirmRemovals: true)).Removed.Count);
        Assert.Equal(4, _knowledge.Documents.Count);
    }

    [Fact]
    public async Task TwoRunsAtOnce_AreRefused()
    {
        await using var host = Host();
        using var taken = host.Get<SourceStateStore>().TryTake(Name);
        Assert.NotNull(taken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Sources.RunAsync(Name, cancellationToken: Token));
    }

    [Fact]
    public async Task CancelledRun_EndsAsSuch()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await using var host = Host();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            host.Sources.RunAsync(Name, cancellationToken: cancelled.Token)
        );
        Assert.Empty(_knowledge.Documents);
    }

    [Fact]
    public async Task UnknownSource_IsNamed_WithThoseThatThereAre()
    {
        await using var host = Host();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            host.Sources.RunAsync("nobody", cancellationToken: Token)
        );

        Assert.Contains(Name, refused.Message, StringComparison.Ordinal);
    }

    protected abstract ValueTask BeginAsync();

    protected abstract ValueTask EndAsync();

    /// <summary>Settings below the source's section.</summary>
    protected abstract IEnumerable<(string Key, string Value)> Settings { get; }

    protected abstract Task PutAsync(string name, string text);

    /// <summary>The same content, with a new time or tag.</summary>
    protected abstract Task TouchAsync(string name);

    protected abstract Task RemoveAsync(string name);

    /// <summary>The whole place cannot be reached.</summary>
    protected abstract Task BreakAsync();

    private protected SourceHost Host(Action<Dictionary<string, string?>>? change = null)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"Knowledge:Sources:{Name}:Tenant"] = "acme",
            [$"Knowledge:Sources:{Name}:Collection"] = "handbook",
            [$"Knowledge:Sources:{Name}:Access:0"] = "group:staff",
            [$"Knowledge:Sources:{Name}:Tags:origin:0"] = "web",
            [$"Knowledge:Sources:{Name}:Tags:origin:1"] = "old",
        };
        foreach (var (key, value) in Settings)
            settings[$"Knowledge:Sources:{Name}:{key}"] = value;
        change?.Invoke(settings);
        return new SourceHost(_memory, settings, _knowledge);
    }

    private protected async Task<SourceReport> RunAsync(
        bool dryRun = false,
        bool confirmRemovals = false,
        Action<Dictionary<string, string?>>? change = null
    )
    {
        await using var host = Host(change);
        return await host.Sources.RunAsync(Name, dryRun, confirmRemovals, Token);
    }

    private static string NameOf(string key) => Path.GetFileNameWithoutExtension(key);
}
