using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>Which model makes the vectors.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>
    /// Folder of a sentence-embedding model of the BERT family (MiniLM, BGE, E5, GTE) as its publisher lays it out:
    /// <c>model.onnx</c> or <c>onnx/model.onnx</c>, and <c>vocab.txt</c>. Null (default) for the embedded model. Documents
    /// that were indexed with another model must be indexed anew.
    /// </summary>
    public string? ModelFolder { get; set; }

    /// <summary>Threads that one computation of such a model may use. Default 1.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 1;

    /// <summary>Texts computed at once. Default 8.</summary>
    [Range(1, 256)]
    public int BatchSize { get; set; } = 8;
}
