using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Routing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(CamelCaseEnumConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TurnModelRecord))]
internal sealed partial class RoutingJsonContext : JsonSerializerContext;
