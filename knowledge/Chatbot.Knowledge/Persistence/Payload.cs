using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Turns step results into stored bytes and back. Pure.</summary>
internal static class Payload
{
    public static byte[] OfStructure(ExtractedDocument document) =>
        Pack(
            new StoredStructure(document.Blocks, document.Metadata, document.Warnings, document.Title),
            PayloadJsonContext.Default.StoredStructure
        );

    public static StoredStructure ToStructure(byte[] bytes) => Unpack(bytes, PayloadJsonContext.Default.StoredStructure);

    public static byte[] OfChunks(IEnumerable<Chunk> chunks) => Pack([.. chunks], PayloadJsonContext.Default.ListChunk);

    public static IReadOnlyList<Chunk> ToChunks(byte[] bytes) => Unpack(bytes, PayloadJsonContext.Default.ListChunk);

    public static byte[] OfEnrichment(DocumentEnrichment enrichment) =>
        Pack(enrichment, PayloadJsonContext.Default.DocumentEnrichment);

    public static DocumentEnrichment ToEnrichment(byte[] bytes) => Unpack(bytes, PayloadJsonContext.Default.DocumentEnrichment);

    public static string OfTags(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) =>
        JsonSerializer.Serialize(
            tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
            PayloadJsonContext.Default.DictionaryStringIReadOnlyListString
        );

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ToTags(string json) =>
        JsonSerializer.Deserialize(json, PayloadJsonContext.Default.DictionaryStringIReadOnlyListString)!;

    /// <summary>Number of dimensions, then for every chunk the number of its vectors and their numbers.</summary>
    public static byte[] OfVectors(IReadOnlyList<EmbeddedChunk> chunks)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(chunks.SelectMany(chunk => chunk.Vectors).FirstOrDefault().Length);
        foreach (var chunk in chunks)
        {
            writer.Write(chunk.Vectors.Count);
            foreach (var vector in chunk.Vectors)
                writer.Write(MemoryMarshal.AsBytes(vector.Span));
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static IReadOnlyList<EmbeddedChunk> ToEmbedded(IReadOnlyList<Chunk> chunks, byte[] vectors)
    {
        using var reader = new BinaryReader(new MemoryStream(vectors));
        var dimensions = reader.ReadInt32();
        return [.. chunks.Select(chunk => new EmbeddedChunk(chunk, ReadVectors(reader, dimensions)))];
    }

    private static ReadOnlyMemory<float>[] ReadVectors(BinaryReader reader, int dimensions)
    {
        var vectors = new ReadOnlyMemory<float>[reader.ReadInt32()];
        for (var i = 0; i < vectors.Length; i++)
        {
            var vector = new float[dimensions];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(vector.AsSpan()));
            vectors[i] = vector;
        }

        return vectors;
    }

    private static byte[] Pack<T>(T value, JsonTypeInfo<T> type)
    {
        using var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(packed, value, type);
        return bytes.ToArray();
    }

    private static T Unpack<T>(byte[] bytes, JsonTypeInfo<T> type)
    {
        using var packed = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(packed, type)!;
    }
}
