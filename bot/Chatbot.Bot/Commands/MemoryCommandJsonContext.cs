using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(IReadOnlyList<MemoryOutput>))]
internal sealed partial class MemoryCommandJsonContext : JsonSerializerContext;
