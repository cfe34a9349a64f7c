using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Retrieval;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RetrievedContext))]
internal sealed partial class RetrievalJsonContext : JsonSerializerContext;
