using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>The pages and files of a website.</summary>
internal sealed class WebsiteSource(
    WebsiteOptions options,
    SiteClients clients,
    DocumentReaders readers,
    TimeProvider timeProvider
) : IDocumentSource
{
    public async IAsyncEnumerable<SourceFinding> ScanAsync(
        IReadOnlyDictionary<string, SourceRecord> known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var client = clients.Create(new AddressPolicy(options.AllowedNetworks));
        var crawl = new Crawl(options, new SiteReader(client, options, timeProvider), readers, known);
        await foreach (var finding in crawl.RunAsync(cancellationToken))
            yield return finding;
    }

    /// <summary>A website says nothing by itself.</summary>
    public Task WaitForChangeAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken);
}
