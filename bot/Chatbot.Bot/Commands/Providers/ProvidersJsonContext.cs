using System.Text.Json.Serialization;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Providers;

namespace Chatbot.Bot.Commands.Providers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(CamelCaseEnumConverter<AssistantFailure>)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(List<ProbeResult>))]
internal sealed partial class ProvidersJsonContext : JsonSerializerContext;
