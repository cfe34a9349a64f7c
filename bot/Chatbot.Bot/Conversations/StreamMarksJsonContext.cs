using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations;

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class StreamMarksJsonContext : JsonSerializerContext;
