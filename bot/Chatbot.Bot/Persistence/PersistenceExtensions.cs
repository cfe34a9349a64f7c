using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Persistence;

internal static class PersistenceExtensions
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton<Database>();
        services.AddSingleton<IDbContextFactory<ChatbotDbContext>>(provider => provider.GetRequiredService<Database>());
        services.AddSingleton<GroupCommitWriter>();
        services.AddSingleton<TranscriptStore>();
        services.AddSingleton<BotStateStore>();
        services.AddSingleton<JournalStore>();
        services.AddSingleton<FaultStore>();
        services.AddSingleton<FeedbackStore>();
        services.AddSingleton<ToolAuditStore>();
        services.AddSingleton<ApprovalStore>();
        services.AddSingleton<UserMemoryStore>();
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<SpendingStore>();
        services.AddSingleton<CachedAnswerStore>();
        services.AddSingleton<SigningKeyStore>();
        return services;
    }
}
