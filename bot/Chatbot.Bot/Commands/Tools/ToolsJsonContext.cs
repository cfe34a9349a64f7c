using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands.Tools;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(IReadOnlyList<ToolOutput>))]
internal sealed partial class ToolsJsonContext : JsonSerializerContext;
