using Chatbot.Bot.Orchestration.Resilience;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Hosting;

/// <summary>Health and metrics.</summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync });
        app.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions { Predicate = check => !check.Tags.Contains(ServiceHealthCheck.Name) }
        );
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
