using System.Text.Json.Serialization;
using Chatbot.Bot.Conversations.Answers;

namespace Chatbot.Bot.Conversations.Handlers;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(AnswerRest))]
[JsonSerializable(typeof(HeldAnswer))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
