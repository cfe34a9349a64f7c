using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>A folder or a zip archive to import.</summary>
public sealed record FolderImportRequest
{
    /// <summary>The tenant that will own the documents.</summary>
    public required string Tenant { get; init; }

    /// <summary>The folder, or the file of a zip archive.</summary>
    public required string Folder { get; init; }

    /// <summary>The collection that the documents go to. Default: <see cref="Collections.Default"/>.</summary>
    public string Collection { get; init; } = Collections.Default;

    /// <summary>Tags for every document.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Who may see the documents. Default: everybody in the tenant.</summary>
    public AccessList Access { get; init; } = AccessList.Everyone;
}
