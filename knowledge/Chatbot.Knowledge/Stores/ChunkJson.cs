using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores;

/// <summary>A chunk with all its fields as one JSON text, for stores that keep it beside what they filter by.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Chunk))]
internal sealed partial class ChunkJson : JsonSerializerContext
{
    public static string Write(Chunk chunk) => JsonSerializer.Serialize(chunk, Default.Chunk);

    public static Chunk Read(string json) =>
        JsonSerializer.Deserialize(json, Default.Chunk) ?? throw new JsonException("A stored chunk is empty.");
}
