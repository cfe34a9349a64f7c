namespace Chatbot.Knowledge.Documents;

/// <summary>A document to import.</summary>
public sealed record DocumentImport
{
    /// <summary>The tenant that owns the document.</summary>
    public required string Tenant { get; init; }

    /// <summary>Stable id within the tenant, chosen by the importer (a path, a URL, a key).</summary>
    public required string DocumentId { get; init; }

    /// <summary>File name with extension; decides the reader when <see cref="MediaType"/> is absent.</summary>
    public required string FileName { get; init; }

    /// <summary>The collection that it goes to. Default: <see cref="Collections.Default"/>.</summary>
    public string Collection { get; init; } = Collections.Default;

    /// <summary>The raw bytes, read once to the end. The caller disposes it.</summary>
    public required Stream Content { get; init; }

    /// <summary>Media type, or null to decide by file name and content.</summary>
    public string? MediaType { get; init; }

    /// <summary>Title to show, or null to take it from the document.</summary>
    public string? Title { get; init; }

    /// <summary>Where readers find the original, or null.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Tags that filters can use: name to values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Who may see it. Default: everybody in the tenant.</summary>
    public AccessList Access { get; init; } = AccessList.Everyone;
}
