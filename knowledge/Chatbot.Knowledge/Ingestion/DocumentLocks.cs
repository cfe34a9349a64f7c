using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// One writer per document at a time, over a fixed number of stripes, and no collection of an original between its storing
/// and the record that refers to it; among all processes on the same records. Thread-safe.
/// </summary>
internal sealed class DocumentLocks(INamedLocks locks)
{
    private const int Stripes = 64;

    /// <summary>Waits for the document; dispose the result to let the next one in.</summary>
    public Task<IAsyncDisposable> EnterAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Tenant}\u001F{key.DocumentId}"));
        return EnterAsync("document", hash[0] % Stripes, cancellationToken);
    }

    /// <summary>Waits for an original; taken by one who holds a document, never the other way round.</summary>
    public Task<IAsyncDisposable> EnterContentAsync(string contentHash, CancellationToken cancellationToken) =>
        EnterAsync("content", Convert.FromHexString(contentHash.AsSpan(0, 2))[0] % Stripes, cancellationToken);

    private Task<IAsyncDisposable> EnterAsync(string kind, int stripe, CancellationToken cancellationToken) =>
        locks.EnterAsync(string.Create(CultureInfo.InvariantCulture, $"{kind}-{stripe}"), cancellationToken);
}
