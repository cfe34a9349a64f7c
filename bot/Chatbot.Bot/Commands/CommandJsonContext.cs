using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SearchOutput))]
[JsonSerializable(typeof(AskOutput))]
internal sealed partial class CommandJsonContext : JsonSerializerContext;
