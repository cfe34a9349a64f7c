namespace Chatbot.Knowledge.Tests.Ingestion;

/// <summary>A data folder that outlives the hosts started over it, with the index that belongs to it.</summary>
internal sealed class KnowledgeFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("knowledge-").FullName;

    public InMemoryChunkStore Chunks { get; } = new();

    public CountingEmbeddingGenerator Embeddings { get; } = new();

    public IEnumerable<string> Originals =>
        Directory.Exists(System.IO.Path.Combine(Path, "content"))
            ? Directory.EnumerateFiles(System.IO.Path.Combine(Path, "content"), "*", SearchOption.AllDirectories)
            : [];

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
