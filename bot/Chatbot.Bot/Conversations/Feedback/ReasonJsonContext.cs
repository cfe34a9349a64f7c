using System.Text.Json.Serialization;

namespace Chatbot.Bot.Conversations.Feedback;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ReasonRequest>))]
internal sealed partial class ReasonJsonContext : JsonSerializerContext;
