using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Questions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IntentRecord))]
internal sealed partial class IntentJsonContext : JsonSerializerContext;
