using System.Text.Json.Serialization;

namespace Chatbot.Bot.Dialogs.Feedback;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FeedbackState))]
internal sealed partial class FeedbackJsonContext : JsonSerializerContext;
