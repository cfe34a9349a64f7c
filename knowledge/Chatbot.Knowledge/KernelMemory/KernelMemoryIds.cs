using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.KernelMemory;

/// <summary>
/// Kernel Memory's documents belong to an index and may have several files; ours are single files with an id that is unique
/// in the tenant. The first file of a document in the default index keeps the id as it is; every other file gets one that is
/// made of index, id and file name and that no such document can have. Pure.
/// </summary>
internal static class KernelMemoryIds
{
    /// <summary>Tag with the id of the document as its uploader knows it.</summary>
    public const string DocumentTag = ReservedPrefix + "document_id";

    /// <summary>Tag of the first file with the names of all files of the document.</summary>
    public const string FilesTag = ReservedPrefix + "files";

    /// <summary>Tags with this prefix are Kernel Memory's own.</summary>
    public const string ReservedPrefix = "__";

    private const string Composed = "km:";

    /// <summary>The index that is meant by a name, which may be absent.</summary>
    public static string IndexOf(string? name) => string.IsNullOrWhiteSpace(name) ? Collections.Default : name.Trim();

    /// <summary>Our id of a file of a document; a null name is its first file.</summary>
    public static string Compose(string index, string documentId, string? laterFile = null)
    {
        if (laterFile is null && index == Collections.Default && !documentId.StartsWith(Composed, StringComparison.Ordinal))
            return documentId;
        string[] parts = laterFile is null ? [index, documentId] : [index, documentId, laterFile];
        return Composed + string.Join('/', parts.Select(Uri.EscapeDataString));
    }

    /// <summary>Our ids of all files of a document, as its first file tells them.</summary>
    public static IReadOnlyList<string> PartsOf(string index, string documentId, DocumentStatus first) =>
        first.Tags.TryGetValue(FilesTag, out var files) && files.Count > 1
            ? [first.DocumentId, .. files.Skip(1).Select(file => Compose(index, documentId, file))]
            : [first.DocumentId];

    /// <summary>The id of a document as its uploader knows it.</summary>
    public static string PublicIdOf(DocumentStatus status) =>
        status.Tags.TryGetValue(DocumentTag, out var ids) && ids.Count > 0 ? ids[0] : status.DocumentId;
}
