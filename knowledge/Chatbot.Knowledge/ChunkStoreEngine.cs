namespace Chatbot.Knowledge;

/// <summary>Where the search index is kept.</summary>
public enum ChunkStoreEngine
{
    /// <summary>A file in the data folder.</summary>
    Sqlite = 0,

    /// <summary>PostgreSQL with pgvector.</summary>
    PostgreSql = 1,

    /// <summary>Azure AI Search.</summary>
    AzureAISearch = 2,

    /// <summary>Qdrant.</summary>
    Qdrant = 3,

    /// <summary>Pinecone.</summary>
    Pinecone = 4,
}
