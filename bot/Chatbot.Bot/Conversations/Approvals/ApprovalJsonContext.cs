using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Approvals;

[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApprovalJsonContext : JsonSerializerContext;
