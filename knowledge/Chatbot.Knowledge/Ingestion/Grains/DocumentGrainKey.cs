using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>Names a document's grain: the tenant, escaped, a slash, and the id as it is.</summary>
internal static class DocumentGrainKey
{
    public static string Format(DocumentKey key) => $"{Uri.EscapeDataString(key.Tenant)}/{key.DocumentId}";

    public static DocumentKey Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new DocumentKey(Uri.UnescapeDataString(key[..slash]), key[(slash + 1)..]);
    }
}
