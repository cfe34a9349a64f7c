using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Jobs;

internal static class JobsExtensions
{
    /// <summary>Adds jobs: what outlives the turn that began it.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<JobOptions>()
            .Bind(configuration.GetSection(JobOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<JobSlots>();
        services.AddSingleton<JobProgress>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobStarter>();
        services.AddSingleton<IApprovalKind, JobApproval>();
        services.AddSingleton<WorkflowStarter>();
        services.AddSingleton<WorkflowCommand>();
        services.AddSingleton<IToolSource, WorkflowTools>();
        services.AddSingleton<QuestionStarter>();
        services.AddSingleton<IAnswerBackground>(provider => provider.GetRequiredService<QuestionStarter>());
        services.AddSingleton<IJobKind, WorkflowJob>();
        services.AddSingleton<IJobKind, QuestionJob>();
        services.AddSingleton<IMessageStage, JobStage>();
        services.AddSingleton<ISweepTask, JobSweep>();
        services.AddSingleton<IErasable, JobCopies>();
        services.AddSingleton<IContinuation, JobEndContinuation>();
        services.AddSingleton<IContinuation, JobProgressContinuation>();
        services.AddSingleton<IContinuation, JobQuestionContinuation>();
        return services;
    }
}
