using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands.Eval;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(EvalQaOutput))]
internal sealed partial class EvalJsonContext : JsonSerializerContext;
