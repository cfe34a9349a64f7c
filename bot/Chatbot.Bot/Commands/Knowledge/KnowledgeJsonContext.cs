using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>JSON of the verbs below <c>knowledge</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ChunksOutput))]
internal sealed partial class KnowledgeJsonContext : JsonSerializerContext;
