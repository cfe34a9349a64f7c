using System.Text.Json.Serialization;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Persistence;

/// <summary>JSON of stored payloads.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredStructure))]
[JsonSerializable(typeof(List<Chunk>))]
[JsonSerializable(typeof(DocumentEnrichment))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<string>>))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class PayloadJsonContext : JsonSerializerContext;
