namespace Chatbot.Knowledge.Remote;

/// <summary>Where the service answers, and what it reads besides the body.</summary>
internal static class KnowledgeRoutes
{
    public const string Prefix = "/api/v1";
    public const string Documents = "/documents";
    public const string DocumentQuery = "/documents/query";
    public const string Status = "/documents/status";
    public const string Original = "/documents/content";
    public const string Events = "/documents/events";
    public const string Idle = "/documents/idle";
    public const string Collections = "/collections";
    public const string Search = "/search";
    public const string Ask = "/ask";
    public const string Passages = "/passages";

    /// <summary>Name of the part of an import that says what it is; it comes first.</summary>
    public const string DocumentPart = "document";

    /// <summary>Name of the part of an import that has the bytes.</summary>
    public const string FilePart = "file";

    /// <summary>The tenant, percent-encoded; needed with keys that serve several.</summary>
    public const string TenantHeader = "X-Tenant";

    /// <summary>For whom the caller reads; see <see cref="ReaderHeader"/>.</summary>
    public const string Reader = "X-Reader";

    /// <summary>What an operator can find the request by.</summary>
    public const string CorrelationHeader = "X-Correlation-Id";
}
