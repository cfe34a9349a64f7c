using System.Text.Json.Serialization;

namespace Chatbot.Bot.Orchestration.Prompts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TurnPromptsRecord))]
internal sealed partial class PromptJsonContext : JsonSerializerContext;
