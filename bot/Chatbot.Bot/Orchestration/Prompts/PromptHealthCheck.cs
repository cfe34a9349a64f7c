using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Degraded while changed prompt files cannot be used and the earlier ones stay in use.</summary>
internal sealed class PromptHealthCheck(PromptLibrary prompts) : IHealthCheck
{
    public const string Name = "prompts";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        _ = prompts.Current;
        return Task.FromResult(
            prompts.Problem is null
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded("Changed prompts cannot be used; the log says why.")
        );
    }
}
