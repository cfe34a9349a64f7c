using System.Text.Json.Serialization;

namespace Chatbot.Bot.Tools.BuiltIn.Web.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BraveAnswer))]
internal sealed partial class BraveJsonContext : JsonSerializerContext;
