namespace Chatbot.Knowledge.Documents;

/// <summary>The steps of a document, in order; each is recorded before the next begins.</summary>
public enum DocumentStage
{
    /// <summary>Stored and waiting.</summary>
    Queued = 0,

    /// <summary>Text and structure are being read from the file.</summary>
    Extracting = 1,

    /// <summary>The text is being cut into chunks.</summary>
    Partitioning = 2,

    /// <summary>Chunks are being embedded.</summary>
    Embedding = 3,

    /// <summary>Chunks are being written to the index.</summary>
    Indexing = 4,

    /// <summary>Searchable.</summary>
    Ready = 5,

    /// <summary>Given up, with <see cref="DocumentStatus.Reason"/>; an earlier version stays searchable.</summary>
    Failed = 6,
}
