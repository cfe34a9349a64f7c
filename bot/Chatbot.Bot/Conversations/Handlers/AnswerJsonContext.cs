using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Handlers;

[JsonSerializable(typeof(string))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
