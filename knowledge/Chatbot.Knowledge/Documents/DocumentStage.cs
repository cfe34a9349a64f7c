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

    /// <summary>Keywords, entities, dates, a summary and the like are being added.</summary>
    Enriching = 3,

    /// <summary>Chunks are being embedded.</summary>
    Embedding = 4,

    /// <summary>Chunks are being written to the index.</summary>
    Indexing = 5,

    /// <summary>Searchable.</summary>
    Ready = 6,

    /// <summary>Searchable, but parts of the file could not be read; <see cref="DocumentStatus.Reason"/> names them.</summary>
    Partial = 7,

    /// <summary>Given up, with <see cref="DocumentStatus.Reason"/>; an earlier version stays searchable.</summary>
    Failed = 8,
}
