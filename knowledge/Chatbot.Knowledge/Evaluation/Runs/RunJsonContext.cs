using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.Evaluation.Runs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    AllowTrailingCommas = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(EvaluationCase))]
[JsonSerializable(typeof(EvaluationResult))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
