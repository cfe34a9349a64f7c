using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.Evaluation.Questions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    ReadCommentHandling = JsonCommentHandling.Skip,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(EvaluationQuestion))]
[JsonSerializable(typeof(EvaluationDocument))]
[JsonSerializable(typeof(AnswerLine))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
