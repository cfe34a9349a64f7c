using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands.Knowledge;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ExtractOutput))]
internal sealed partial class ExtractJsonContext : JsonSerializerContext;
