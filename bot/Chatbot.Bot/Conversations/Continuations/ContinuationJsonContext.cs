using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Continuations;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ContinuationJsonContext : JsonSerializerContext;
