using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Dialogs.Ticket;
using Chatbot.Bot.Dialogs.Webhooks;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs;

internal static class DialogExtensions
{
    /// <summary>Adds dialogs and commands. Needs conversations and the assistant.</summary>
    public static IServiceCollection AddDialogs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DialogOptions>().Bind(configuration.GetSection(DialogOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DialogOptions>, DialogOptionsValidator>();
        services.AddOptions<TicketOptions>().Bind(configuration.GetSection(TicketOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TicketOptions>, TicketOptionsValidator>();
        services
            .AddHttpClient(Webhook.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<Webhook>();
        DialogCatalog.Register(services, configuration);
        services.AddSingleton<DialogCatalog>();
        services.AddSingleton<DialogStore>();
        services.AddSingleton<DialogRunner>();
        services.AddSingleton<IMessageStage, DialogStage>();
        return services;
    }
}
