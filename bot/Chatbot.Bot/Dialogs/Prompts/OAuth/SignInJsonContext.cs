using System.Text.Json.Serialization;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(TokenExchangeRequest))]
[JsonSerializable(typeof(SignInState))]
[JsonSerializable(typeof(SignInResource))]
internal sealed partial class SignInJsonContext : JsonSerializerContext;
