using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands.Cards;

/// <summary>JSON of the verbs below <c>cards</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(CardTextOutput))]
[JsonSerializable(typeof(ValidateOutput))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class CardsJsonContext : JsonSerializerContext;
