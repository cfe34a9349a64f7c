using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>The service level and the state of every model, for <c>/health</c>. It says nothing about whether the process is ready.</summary>
internal sealed class ServiceHealthCheck(ServiceStatus status) : IHealthCheck
{
    /// <summary>Name of the check, and its tag.</summary>
    public const string Name = "models";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var level = status.Level;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["level"] = level,
            ["models"] = status
                .Circuits.Select(circuit => new ModelHealth(
                    circuit.Model.ToString(),
                    circuit.State,
                    circuit.Failures,
                    circuit.LastFailure,
                    circuit.ProbeAt
                ))
                .ToArray(),
        };
        return Task.FromResult(
            level switch
            {
                ServiceLevel.Full => HealthCheckResult.Healthy(data: data),
                ServiceLevel.Offline => HealthCheckResult.Unhealthy("Nothing can answer.", data: data),
                _ => HealthCheckResult.Degraded("A model does not answer; another does in its place.", data: data),
            }
        );
    }
}
