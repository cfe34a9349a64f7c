using System.Text.Json.Serialization;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Jobs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(PersonAnswer))]
[JsonSerializable(typeof(WorkflowJobInput))]
[JsonSerializable(typeof(QuestionJobInput))]
[JsonSerializable(typeof(string))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
