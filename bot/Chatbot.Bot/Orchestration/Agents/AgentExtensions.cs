using Chatbot.Bot.Tools;

namespace Chatbot.Bot.Orchestration.Agents;

internal static class AgentExtensions
{
    /// <summary>Adds tools and the loop that lets a language model work with them. Hooks are asked in this order.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AgentOptions>()
            .Bind(configuration.GetSection(AgentOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTools(configuration);
        services.AddSingleton<IAgentHook, AgentLimits>();
        services.AddSingleton<IAgentHook, RepetitionGuard>();
        services.AddSingleton<IAgentHook, ApprovalPolicy>();
        services.AddSingleton<IAgentHook, RateGuard>();
        services.AddSingleton<IAgentHook, AgentMetrics>();
        services.AddSingleton<CallExecutor>();
        services.AddSingleton<AgentLoop>();
        services.AddSingleton<AgentRuns>();
        return services;
    }
}
