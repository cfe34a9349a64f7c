using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Chatbot.Bot.Tools.OpenApi;

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class OpenApiJsonContext : JsonSerializerContext;
