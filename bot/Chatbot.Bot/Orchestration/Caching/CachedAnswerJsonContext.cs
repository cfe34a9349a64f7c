using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Caching;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(CachedAnswer))]
internal sealed partial class CachedAnswerJsonContext : JsonSerializerContext;
