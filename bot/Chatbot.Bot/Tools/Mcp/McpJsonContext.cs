using System.Text.Json.Serialization;

namespace Chatbot.Bot.Tools.Mcp;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class McpJsonContext : JsonSerializerContext;
