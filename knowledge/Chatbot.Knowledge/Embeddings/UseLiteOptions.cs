using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>Settings of the embedded embedding model.</summary>
public sealed class UseLiteOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Knowledge:UseLite";

    /// <summary>Folder of the model's files. Default: <c>models/use-lite</c> beside the program.</summary>
    [Required]
    public string Directory { get; set; } = Path.Combine(AppContext.BaseDirectory, "models", "use-lite");

    /// <summary>Threads one computation may use. Default 1: queries take 2 to 4 ms with it, and a core stays free for turns.</summary>
    [Range(1, 64)]
    public int IntraOpThreads { get; set; } = 1;

    /// <summary>
    /// Whether the texts of documents are computed in bytes: more than twice as fast, with a cosine to the exact vector above
    /// 0.99. Questions are always exact. Default true.
    /// </summary>
    public bool QuantizeDocuments { get; set; } = true;

    /// <summary>Threads that the texts of documents may use. Default 1.</summary>
    [Range(1, 64)]
    public int DocumentThreads { get; set; } = 1;

    /// <summary>Texts computed at once. Default 8: larger batches are no faster and need more memory.</summary>
    [Range(1, 256)]
    public int BatchSize { get; set; } = 8;
}
