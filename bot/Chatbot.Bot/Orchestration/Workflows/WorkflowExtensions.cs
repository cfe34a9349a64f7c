using Chatbot.Bot.Tools.Approval;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Workflows;

internal static class WorkflowExtensions
{
    /// <summary>Adds workflows: what they are, and how one is run.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<WorkflowOptions>()
            .Bind(configuration.GetSection(WorkflowOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkflowOptions>, WorkflowOptionsValidator>();
        services.AddSingleton<WorkflowCatalog>();
        services.AddSingleton<IApproverNames>(provider => provider.GetRequiredService<WorkflowCatalog>());
        services.AddSingleton<ModelCaller>();
        services.AddSingleton<ToolCallRun>();
        services.AddSingleton<ApprovalQuestions>();
        services.AddSingleton<WorkflowRunner>();
        return services;
    }
}
