using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Resilience;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Hosting;

/// <summary>Writes <c>/health</c>: the status of every check, the service level, and the models. It holds names and states only.</summary>
internal static partial class HealthReportWriter
{
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var models = report.Entries.TryGetValue(ServiceHealthCheck.Name, out var entry) ? entry.Data : null;
        var answer = new HealthAnswer(
            report.Status.ToString(),
            models?.GetValueOrDefault("level") as ServiceLevel?,
            models?.GetValueOrDefault("models") as IReadOnlyList<ModelHealth> ?? [],
            report.Entries.ToDictionary(check => check.Key, check => check.Value.Status.ToString(), StringComparer.Ordinal)
        );
        return http.Response.WriteAsJsonAsync(
            answer,
            HealthJsonContext.Default.HealthAnswer,
            cancellationToken: http.RequestAborted
        );
    }

    /// <summary>The body of <c>/health</c>.</summary>
    internal sealed record HealthAnswer(
        string Status,
        ServiceLevel? Level,
        IReadOnlyList<ModelHealth> Models,
        IReadOnlyDictionary<string, string> Checks
    );

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        Converters = [
            typeof(CamelCaseEnumConverter<ServiceLevel>),
            typeof(CamelCaseEnumConverter<CircuitState>),
            typeof(CamelCaseEnumConverter<AssistantFailure>),
        ],
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
    )]
    [JsonSerializable(typeof(HealthAnswer))]
    internal sealed partial class HealthJsonContext : JsonSerializerContext;
}
