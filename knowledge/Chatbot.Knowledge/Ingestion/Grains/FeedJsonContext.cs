using System.Text.Json.Serialization;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>JSON of status changes between silos.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DocumentStatus))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
