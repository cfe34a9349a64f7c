using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Handlers;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
