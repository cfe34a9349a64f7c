using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Erasures;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ErasureRequest))]
internal sealed partial class ErasureJsonContext : JsonSerializerContext;
