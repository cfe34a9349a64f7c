using System.Text.Json.Serialization;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Bot.Commands.Eval;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(EvalQaOutput))]
[JsonSerializable(typeof(EvalRunOutput))]
[JsonSerializable(typeof(IReadOnlyList<MeasureDifference>))]
internal sealed partial class EvalJsonContext : JsonSerializerContext;
