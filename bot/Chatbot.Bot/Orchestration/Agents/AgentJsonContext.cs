using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Agents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(AgentStep))]
[JsonSerializable(typeof(AgentCallRecord))]
[JsonSerializable(typeof(PendingApproval))]
[JsonSerializable(typeof(AgentCheckpoint))]
[JsonSerializable(typeof(Dictionary<string, PendingApproval>))]
[JsonSerializable(typeof(string))]
internal sealed partial class AgentJsonContext : JsonSerializerContext;
