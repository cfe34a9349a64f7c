using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Hosting;

/// <summary>Health and metrics.</summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
