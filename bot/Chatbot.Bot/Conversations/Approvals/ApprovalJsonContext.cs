using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Approvals;

[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ApprovalJsonContext : JsonSerializerContext;
