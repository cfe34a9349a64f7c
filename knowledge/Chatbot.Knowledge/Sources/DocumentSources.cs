using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Sources.Folder;
using Chatbot.Knowledge.Sources.Website;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Sources;

/// <summary>The catalogue of sources: makes each from its settings and runs it, one run at a time.</summary>
internal sealed class DocumentSources(
    IKnowledgeBase knowledge,
    IOptions<SourcesOptions> options,
    SourceStateStore store,
    DocumentReaders readers,
    SiteClients clients,
    TimeProvider timeProvider
) : IDocumentSources
{
    public IReadOnlyList<string> Names { get; } = [.. options.Value.Sources.Keys.Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The settings of a source.</summary>
    public SourceOptions OptionsOf(string name) =>
        options.Value.Sources.TryGetValue(name, out var source)
            ? source
            : throw new ArgumentException(
                Names.Count == 0
                    ? $"There is no source '{name}'; {SourcesOptions.SectionName} is empty."
                    : $"There is no source '{name}'; there are: {string.Join(", ", Names)}.",
                nameof(name)
            );

    /// <summary>A source by its settings: one line for each kind.</summary>
    public IDocumentSource Open(string name) =>
        OptionsOf(name) switch
        {
            { Website: { } website } => new WebsiteSource(website, clients, readers, timeProvider),
            { Folder: { } folder } => new FolderSource(folder, readers, timeProvider),
            _ => throw new InvalidOperationException($"The source '{name}' is of no kind."),
        };

    /// <summary>When a source ran last, with the settings that it has now; null = it has to run.</summary>
    public async Task<DateTimeOffset?> LastRunAsync(string name, CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(name, cancellationToken);
        return state.Labels == SourceRun.LabelsOf(OptionsOf(name)) ? state.LastRun : null;
    }

    public async Task<SourceReport> RunAsync(
        string name,
        bool dryRun = false,
        bool confirmRemovals = false,
        CancellationToken cancellationToken = default
    )
    {
        var settings = OptionsOf(name);
        using var taken =
            store.TryTake(name)
            ?? throw new InvalidOperationException($"The source '{name}' is being run already; try again when that run is over.");
        var state = await store.LoadAsync(name, cancellationToken);
        var run = new SourceRun(name, settings, state, knowledge, store, timeProvider, dryRun);
        return await run.RunAsync(Open(name), confirmRemovals, cancellationToken);
    }
}
