using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Samples;

/// <summary>Not ready before the sample handbook is searchable.</summary>
internal sealed class SampleHealthCheck(SampleService sample) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            sample.IsDone ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The sample handbook is being imported.")
        );
}
