using System.Text.Json.Serialization;

namespace Chatbot.Bot.Dialogs.Leave;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LeaveState))]
internal sealed partial class LeaveJsonContext : JsonSerializerContext;
