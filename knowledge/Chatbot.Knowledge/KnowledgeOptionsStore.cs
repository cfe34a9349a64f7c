using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>Checks that the chosen store has the settings it needs, at start.</summary>
internal sealed class KnowledgeOptionsStore : IValidateOptions<KnowledgeOptions>
{
    public ValidateOptionsResult Validate(string? name, KnowledgeOptions options)
    {
        (string Setting, bool Missing)[] needed = options.UsedStore switch
        {
            ChunkStoreEngine.PostgreSql =>
            [
                (
                    options.Engine == DatabaseEngine.PostgreSql
                        ? "Knowledge:ConnectionString"
                        : "Knowledge:PostgreSql:ConnectionString",
                    string.IsNullOrWhiteSpace(options.PostgreSql.ConnectionString)
                        && (options.Engine != DatabaseEngine.PostgreSql || string.IsNullOrWhiteSpace(options.ConnectionString))
                ),
            ],
            ChunkStoreEngine.AzureAISearch => Remote(
                "AzureAISearch",
                options.AzureAISearch.Endpoint,
                options.AzureAISearch.ApiKey
            ),
            ChunkStoreEngine.Qdrant => Remote("Qdrant", options.Qdrant.Endpoint, "none"),
            ChunkStoreEngine.Pinecone => Remote("Pinecone", options.Pinecone.Endpoint, options.Pinecone.ApiKey),
            ChunkStoreEngine.Sqlite => [],
            _ => [("Knowledge:Store (Sqlite, PostgreSql, AzureAISearch, Qdrant or Pinecone)", true)],
        };
        string[] failures =
        [
            .. needed
                .Where(setting => setting.Missing)
                .Select(setting => $"{setting.Setting} is missing; Knowledge:Store = {options.UsedStore} needs it."),
        ];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static (string, bool)[] Remote(string section, Uri? endpoint, string? key) =>
        [
            (
                $"Knowledge:{section}:Endpoint (an absolute http or https address)",
                endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" }
            ),
            ($"Knowledge:{section}:ApiKey", string.IsNullOrWhiteSpace(key)),
        ];
}
