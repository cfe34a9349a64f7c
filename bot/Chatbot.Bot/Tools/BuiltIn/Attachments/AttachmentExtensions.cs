using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.BuiltIn.Attachments;

internal static class AttachmentExtensions
{
    /// <summary>Adds reading of attachments. Needs storage and the readers of documents.</summary>
    public static IServiceCollection AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AttachmentOptions>()
            .Bind(configuration.GetSection(AttachmentOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<AttachmentReader>();
        services.AddSingleton<IToolSource, AttachmentTools>();
        return services;
    }
}
