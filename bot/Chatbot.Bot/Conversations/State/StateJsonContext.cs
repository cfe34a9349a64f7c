using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.State;

[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
