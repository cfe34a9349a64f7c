namespace Chatbot.Knowledge.Sources;

/// <summary>
/// Reads one page or file of the web, behind the same guard as crawls: a connection goes to public addresses only, checked
/// at every connection and every redirect. Thread-safe.
/// </summary>
public interface IPageReader
{
    /// <summary>Fetches and reads; a page that cannot be read is a result with its reason.</summary>
    Task<PageText> ReadAsync(PageRequest request, CancellationToken cancellationToken = default);
}
