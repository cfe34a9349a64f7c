using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>A folder to import.</summary>
public sealed record FolderImportRequest
{
    /// <summary>The tenant that will own the documents.</summary>
    public required string Tenant { get; init; }

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Tags for every document.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Who may see the documents. Default: everybody in the tenant.</summary>
    public AccessList Access { get; init; } = AccessList.Everyone;
}
