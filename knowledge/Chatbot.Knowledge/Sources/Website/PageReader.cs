using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Sources.Website;

/// <inheritdoc cref="IPageReader"/>
internal sealed class PageReader(SiteClients clients, IDocumentExtractor extractor, TimeProvider timeProvider) : IPageReader
{
    /// <inheritdoc/>
    public async Task<PageText> ReadAsync(PageRequest request, CancellationToken cancellationToken = default)
    {
        if (SiteAddress.Parse(request.Address.OriginalString) is not { } address)
            return new(request.Address, null, null, "It is no address of a page.");
        if (!request.MayVisit(address))
            return new(address, null, null, $"The host {address.Host} is not allowed.");

        using var client = clients.Create(new AddressPolicy(request.AllowedNetworks));
        var reader = new SiteReader(client, new WebsiteOptions { Timeout = request.Timeout }, timeProvider);
        var page = await reader.GetAsync(
            address,
            known: null,
            request.MaxBytes,
            delay: TimeSpan.Zero,
            target => new(request.MayVisit(target)),
            cancellationToken
        );
        return page.IsSuccess
            ? await ExtractAsync(page, cancellationToken)
            : new(page.Address, null, null, page.Reason ?? $"The server answered {(int?)page.Status}.");
    }

    private async Task<PageText> ExtractAsync(PageFetch page, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(page.Content, writable: false);
        var fileName = page.Address.AbsolutePath is { Length: > 1 } path ? Path.GetFileName(path) : "";
        try
        {
            var document = await extractor.ReadAsync(
                content,
                fileName.Length > 0 ? fileName : "page.html",
                page.MediaType,
                cancellationToken
            );
            return new(page.Address, document.Title, document.Text, null);
        }
        catch (DocumentReaderException exception)
        {
            return new(page.Address, null, null, exception.Message);
        }
    }
}
