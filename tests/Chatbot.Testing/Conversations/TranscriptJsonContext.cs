using System.Text.Json.Serialization;

namespace Chatbot.Testing.Conversations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TranscriptLine))]
internal sealed partial class TranscriptJsonContext : JsonSerializerContext;
