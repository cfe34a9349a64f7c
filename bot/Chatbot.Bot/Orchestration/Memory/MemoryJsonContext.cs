using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Memory;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ConversationMemory))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class MemoryJsonContext : JsonSerializerContext;
