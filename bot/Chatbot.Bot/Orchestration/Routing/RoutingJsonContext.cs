using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Routing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TurnModelRecord))]
internal sealed partial class RoutingJsonContext : JsonSerializerContext;
