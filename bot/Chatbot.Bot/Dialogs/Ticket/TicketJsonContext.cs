using System.Text.Json.Serialization;
using Chatbot.Bot.Dialogs.Webhooks;

namespace Chatbot.Bot.Dialogs.Ticket;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TicketState))]
[JsonSerializable(typeof(TicketRequest))]
[JsonSerializable(typeof(WebhookAnswer))]
internal sealed partial class TicketJsonContext : JsonSerializerContext;
