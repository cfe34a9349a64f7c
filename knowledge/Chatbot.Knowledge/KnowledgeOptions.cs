using System.ComponentModel.DataAnnotations;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Enrichment;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Ocr;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores.AzureSearch;
using Chatbot.Knowledge.Stores.Pinecone;
using Chatbot.Knowledge.Stores.PostgreSql;
using Chatbot.Knowledge.Stores.Qdrant;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>Settings of the knowledge module.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Knowledge";

    /// <summary>Folder for the database file and the originals. Default <c>data/knowledge</c> below the working folder.</summary>
    [Required]
    public string DataFolder { get; set; } = Path.Combine("data", "knowledge");

    /// <summary>Where records are kept. Default: a SQLite file in the data folder.</summary>
    public DatabaseEngine Engine { get; set; } = DatabaseEngine.Sqlite;

    /// <summary>Connection string; required for PostgreSQL, optional for SQLite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Folder for the originals, which all nodes of a cluster must see. Default: <c>content</c> in the data folder; with
    /// PostgreSQL they are kept in the database.
    /// </summary>
    public string? ContentFolder { get; set; }

    /// <summary>Where the search index is kept; null (default) is the same as <see cref="Engine"/>.</summary>
    public ChunkStoreEngine? Store { get; set; }

    /// <summary>The index in PostgreSQL.</summary>
    [ValidateObjectMembers]
    public PostgreSqlStoreOptions PostgreSql { get; set; } = new();

    /// <summary>The index in Azure AI Search.</summary>
    [ValidateObjectMembers]
    public AzureSearchOptions AzureAISearch { get; set; } = new();

    /// <summary>The index in Qdrant.</summary>
    [ValidateObjectMembers]
    public QdrantOptions Qdrant { get; set; } = new();

    /// <summary>The index in Pinecone.</summary>
    [ValidateObjectMembers]
    public PineconeOptions Pinecone { get; set; } = new();

    /// <summary>How much a file may cost.</summary>
    [ValidateObjectMembers]
    public ReaderLimits Limits { get; set; } = new();

    /// <summary>How scanned pages are read.</summary>
    [ValidateObjectMembers]
    public OcrOptions Ocr { get; set; } = new();

    /// <summary>How documents are cut.</summary>
    [ValidateObjectMembers]
    public ChunkingOptions Chunking { get; set; } = new();

    /// <summary>Which model makes the vectors.</summary>
    [ValidateObjectMembers]
    public EmbeddingOptions Embeddings { get; set; } = new();

    /// <summary>What single collections do otherwise, by their name.</summary>
    public IDictionary<string, CollectionOptions> Collections { get; } =
        new Dictionary<string, CollectionOptions>(StringComparer.Ordinal);

    /// <summary>How searches rank and what they return.</summary>
    [ValidateObjectMembers]
    public SearchOptions Search { get; set; } = new();

    /// <summary>What is found out about documents.</summary>
    [ValidateObjectMembers]
    public EnrichmentOptions Enrichment { get; set; } = new();

    /// <summary>What is found out about the documents of a collection.</summary>
    public EnrichmentOptions EnrichmentOf(string collection) =>
        Collections.TryGetValue(collection, out var own) ? own.Enrichment.Over(Enrichment) : Enrichment;

    /// <summary>How the documents of a collection are cut.</summary>
    public ChunkingOptions ChunkingOf(string collection) =>
        Collections.TryGetValue(collection, out var own) ? own.Chunking.Over(Chunking) : Chunking;

    /// <summary>How imports are processed.</summary>
    [ValidateObjectMembers]
    public IngestionOptions Ingestion { get; set; } = new();

    /// <summary>How questions are answered.</summary>
    [ValidateObjectMembers]
    public AnsweringOptions Answering { get; set; } = new();

    internal ChunkStoreEngine UsedStore =>
        Store ?? (Engine == DatabaseEngine.PostgreSql ? ChunkStoreEngine.PostgreSql : ChunkStoreEngine.Sqlite);
}
