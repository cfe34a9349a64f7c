using System.Text.Json.Serialization;

namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>The one JSON configuration of the Direct Line protocol; activities go through <c>ActivityJson</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(ResourceAnswer))]
[JsonSerializable(typeof(SessionIdAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(ConfigAnswer))]
[JsonSerializable(typeof(PassageAnswer))]
[JsonSerializable(typeof(TitlesRequest))]
[JsonSerializable(typeof(TitlesAnswer))]
[JsonSerializable(typeof(ConsentAnswer))]
internal sealed partial class DirectLineJsonContext : JsonSerializerContext;
