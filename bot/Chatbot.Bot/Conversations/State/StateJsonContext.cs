using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.State;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(TopicMark))]
[JsonSerializable(typeof(UserPreferences))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
