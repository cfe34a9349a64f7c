using System.Text.Json.Serialization;

namespace Chatbot.Bot.Tools.BuiltIn.JavaScript;

[JsonSerializable(typeof(ScriptRequest))]
[JsonSerializable(typeof(ScriptAnswer))]
internal sealed partial class ScriptJsonContext : JsonSerializerContext;
