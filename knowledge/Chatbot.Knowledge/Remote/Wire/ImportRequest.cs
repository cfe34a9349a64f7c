using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Remote.Wire;

/// <summary>The first part of an import, <c>document</c>: what the bytes in the second part, <c>file</c>, are.</summary>
internal sealed record ImportRequest
{
    /// <summary>Stable id within the tenant.</summary>
    public string? DocumentId { get; init; }

    /// <summary>File name with extension.</summary>
    public string? FileName { get; init; }

    /// <summary>The collection that it goes to; absent = <c>default</c>.</summary>
    public string? Collection { get; init; }

    /// <summary>Media type; absent = decided by name and content.</summary>
    public string? MediaType { get; init; }

    /// <summary>Title to show; absent = the document's own.</summary>
    public string? Title { get; init; }

    /// <summary>Where readers find the original.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Tags that filters can use: name to values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Tags { get; init; }

    /// <summary>
    /// Who may see it: <c>everyone</c>, <c>user:ID</c> or <c>group:ID</c>. Empty = nobody; absent = everyone in the tenant.
    /// </summary>
    public IReadOnlyList<string>? Access { get; init; }

    /// <summary>The same for a knowledge base.</summary>
    /// <exception cref="ArgumentException">The access list names what is no principal.</exception>
    public DocumentImport ToImport(string tenant, Stream content)
    {
        if (Access is not null && Access.Any(principal => !IsPrincipal(principal)))
#pragma warning disable MA0015 // It is a field of this request.
            throw new ArgumentException("Everything in access must be one of everyone, user:ID and group:ID.");
#pragma warning restore MA0015
        var import = new DocumentImport
        {
            Tenant = tenant,
            DocumentId = DocumentId ?? "",
            FileName = FileName ?? "",
            Collection = string.IsNullOrWhiteSpace(Collection) ? Collections.Default : Collection,
            Content = content,
            MediaType = MediaType,
            Title = Title,
            SourceUrl = SourceUrl,
        };
        return import with { Tags = Tags ?? import.Tags, Access = Access is null ? import.Access : new AccessList(Access) };
    }

    private static bool IsPrincipal(string? principal) =>
        principal == AccessList.EveryonePrincipal || IsOf("user:", principal) || IsOf("group:", principal);

    private static bool IsOf(string kind, string? principal) =>
        principal?.StartsWith(kind, StringComparison.Ordinal) == true && !string.IsNullOrWhiteSpace(principal[kind.Length..]);
}
