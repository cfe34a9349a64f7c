namespace Chatbot.Knowledge.Documents;

/// <summary>
/// Collections part the documents of a tenant: each has its own way of cutting, enriching and ranking. A collection is the
/// value of a reserved tag, so every store filters by it. Document ids are unique within the tenant, across collections.
/// </summary>
public static class Collections
{
    /// <summary>The reserved tag that holds the name of the collection.</summary>
    public const string TagName = "collection";

    /// <summary>The collection of documents that name none.</summary>
    public const string Default = "default";
}
