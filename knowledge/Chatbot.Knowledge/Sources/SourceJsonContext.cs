using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.Sources;

/// <summary>How the memory of a source is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SourceState))]
internal sealed partial class SourceJsonContext : JsonSerializerContext;
