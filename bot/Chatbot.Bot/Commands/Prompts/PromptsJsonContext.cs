using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands.Prompts;

/// <summary>JSON of the verbs below <c>prompts</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PromptListOutput))]
[JsonSerializable(typeof(RenderedOutput))]
internal sealed partial class PromptsJsonContext : JsonSerializerContext;
