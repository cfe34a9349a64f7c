using System.Text.Json.Serialization;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Workflows;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ModelReply))]
[JsonSerializable(typeof(ApprovalRequest))]
internal sealed partial class WorkflowJsonContext : JsonSerializerContext;
