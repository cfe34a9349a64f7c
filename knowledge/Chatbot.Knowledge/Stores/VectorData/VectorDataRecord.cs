namespace Chatbot.Knowledge.Stores.VectorData;

/// <summary>A record of a collection: a window of a chunk, or the head of a document.</summary>
/// <typeparam name="TKey">What the connector takes as a key.</typeparam>
public sealed class VectorDataRecord<TKey>
    where TKey : notnull
{
    /// <summary>Made from what the record stands for.</summary>
    public TKey Key { get; set; } = default!;

    /// <summary><c>chunk</c>, <c>window</c> or <c>head</c>.</summary>
    public string Kind { get; set; } = string.Empty;

    /// <summary>The tenant.</summary>
    public string Tenant { get; set; } = string.Empty;

    /// <summary>The document.</summary>
    public string Document { get; set; } = string.Empty;

    /// <summary>Which writing of the document it belongs to.</summary>
    public long Generation { get; set; }

    /// <summary>Place of the chunk; of a head, that of the last chunk.</summary>
    public int Ordinal { get; set; }

    /// <summary>Id of the chunk.</summary>
    public string Chunk { get; set; } = string.Empty;

    /// <summary>Principals that may see it.</summary>
    public List<string> Access { get; set; } = [];

    /// <summary>Tags, as <c>name=value</c>.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>The analysed words of the chunk, each once; empty for further windows.</summary>
    public List<string> Terms { get; set; } = [];

    /// <summary>The same words as one text, for connectors with a full-text index.</summary>
    public string Words { get; set; } = string.Empty;

    /// <summary>The chunk as JSON; empty for further windows.</summary>
    public string Content { get; set; } = string.Empty;

    /// <summary>Whether the vector is an embedding; connectors demand one in every record.</summary>
    public bool Embedded { get; set; }

    /// <summary>The embedding.</summary>
    public ReadOnlyMemory<float> Vector { get; set; }
}
