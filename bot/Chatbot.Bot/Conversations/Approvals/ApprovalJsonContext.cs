using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Approvals;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(OpenApproval))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ApprovalJsonContext : JsonSerializerContext;
