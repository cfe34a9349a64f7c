using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Remote.Wire;

/// <summary>Which documents to list; the tenant is that of the key.</summary>
internal sealed record DocumentListRequest
{
    /// <summary>Who will read the list; absent = the header <c>X-Reader</c>, or only what everyone in the tenant may see.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Lists all documents, whoever may see them; needs a key that may write.</summary>
    public bool AsOwner { get; init; }

    /// <summary>Only these documents; absent or empty = all.</summary>
    public IReadOnlyList<string>? DocumentIds { get; init; }

    /// <summary>Only documents of these collections; absent or empty = all.</summary>
    public IReadOnlyList<string>? Collections { get; init; }

    /// <summary>Only documents at these stages; absent or empty = all.</summary>
    public IReadOnlyList<DocumentStage>? Stages { get; init; }

    /// <summary>Every tag named here must have one of its values on the document.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Tags { get; init; }

    /// <summary>How many to leave out at the beginning.</summary>
    public int Offset { get; init; }

    /// <summary>Largest number of documents; absent = all.</summary>
    public int? Limit { get; init; }

    public static DocumentListRequest Of(DocumentQuery query) =>
        new()
        {
            Audience = query.Audience,
            AsOwner = query.Audience is null,
            DocumentIds = query.DocumentIds,
            Collections = query.Collections,
            Stages = query.Stages,
            Tags = query.Tags,
            Offset = query.Offset,
            Limit = query.Limit,
        };

    public DocumentQuery ToQuery(string tenant, Audience? audience)
    {
        var query = new DocumentQuery
        {
            Tenant = tenant,
            Audience = audience,
            Offset = Offset,
            Limit = Limit,
        };
        return query with
        {
            DocumentIds = DocumentIds ?? query.DocumentIds,
            Collections = Collections ?? query.Collections,
            Stages = Stages ?? query.Stages,
            Tags = Tags ?? query.Tags,
        };
    }
}
