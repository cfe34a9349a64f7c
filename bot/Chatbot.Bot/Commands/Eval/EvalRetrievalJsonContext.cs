using System.Text.Json.Serialization;
using Chatbot.Knowledge.Evaluation.Retrieval;

namespace Chatbot.Bot.Commands.Eval;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RetrievalReport))]
internal sealed partial class EvalRetrievalJsonContext : JsonSerializerContext;
