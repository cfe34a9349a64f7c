using System.Text.Json.Serialization;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;

namespace Chatbot.Bot.Orchestration.Routing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [
        typeof(CamelCaseEnumConverter<ModelClass>),
        typeof(CamelCaseEnumConverter<RoutingReason>),
        typeof(CamelCaseEnumConverter<AssistantFailure>),
        typeof(CamelCaseEnumConverter<Next>),
    ],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TurnModelRecord))]
internal sealed partial class RoutingJsonContext : JsonSerializerContext;
