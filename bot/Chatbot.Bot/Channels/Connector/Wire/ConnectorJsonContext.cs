using System.Text.Json.Serialization;

namespace Chatbot.Bot.Channels.Connector.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ResourceResponse))]
internal sealed partial class ConnectorJsonContext : JsonSerializerContext;
