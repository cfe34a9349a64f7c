using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands;

/// <summary>One JSON object per line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IngestOutput))]
[JsonSerializable(typeof(IngestProgressLine))]
internal sealed partial class IngestJsonContext : JsonSerializerContext;
