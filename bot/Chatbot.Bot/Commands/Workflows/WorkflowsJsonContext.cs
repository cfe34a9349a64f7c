using System.Text.Json.Serialization;

namespace Chatbot.Bot.Commands.Workflows;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(IReadOnlyList<WorkflowOutput>))]
[JsonSerializable(typeof(WorkflowRunOutput))]
internal sealed partial class WorkflowsJsonContext : JsonSerializerContext;
