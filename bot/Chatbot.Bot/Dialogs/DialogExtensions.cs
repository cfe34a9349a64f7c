using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Dialogs.Commands;
using Chatbot.Bot.Dialogs.Leave;
using Chatbot.Bot.Dialogs.Memory;
using Chatbot.Bot.Dialogs.Prompts.OAuth;
using Chatbot.Bot.Dialogs.Ticket;
using Chatbot.Bot.Dialogs.Webhooks;
using Chatbot.Bot.Tools;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
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
        services.AddOptions<LeaveOptions>().Bind(configuration.GetSection(LeaveOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LeaveOptions>, LeaveOptionsValidator>();
        AddClient(services, Webhook.ClientName);
        services.AddSingleton<Webhook>();
        AddSignIn(services, configuration);
        AddLeave(services);
        CommandCatalog.Register(services, configuration);
        DialogCatalog.Register(services, configuration);
        services.AddSingleton<DialogCatalog>();
        services.AddSingleton<DialogStore>();
        services.AddSingleton<DialogRunner>();
        services.AddSingleton<IMessageStage, DialogStage>();
        services.AddSingleton<IAnswerHandoff, DialogHandoff>();
        services.AddSingleton<IToolSource, DialogTools>();
        services.AddSingleton<PersonalMemory>();
        services.AddSingleton<IGreeting, ConsentGreeting>();
        services.AddSingleton<IConsentOffers, ConsentOffers>();
        services.AddSingleton<IEventHandler, ConsentEventHandler>();
        return services;
    }

    private static void AddSignIn(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        AddClient(services, UserTokenClient.ClientName);
        services.AddSingleton<UserTokenClient>();
        services.AddSingleton<IEventHandler, TokenEventHandler>();
        services.AddSingleton<IInvokeHandler, SignInFailureHandler>();
        services.AddSingleton<IInvokeHandler>(provider => new SignInInvokeHandler(
            OAuthPrompt.VerifyState,
            StatusCodes.Status404NotFound,
            provider.GetRequiredService<DialogRunner>()
        ));
        services.AddSingleton<IInvokeHandler>(provider => new SignInInvokeHandler(
            OAuthPrompt.TokenExchange,
            StatusCodes.Status412PreconditionFailed,
            provider.GetRequiredService<DialogRunner>()
        ));
    }

    private static void AddLeave(IServiceCollection services)
    {
        services.AddSingleton<LeaveApproval>();
        services.AddSingleton<IApprovalKind>(provider => provider.GetRequiredService<LeaveApproval>());
        services.AddSingleton<IApproverNames>(provider => provider.GetRequiredService<LeaveApproval>());
        services
            .AddOptions<ToolsOptions>()
            .PostConfigure<IOptions<LeaveOptions>>(
                (tools, leave) =>
                {
                    if (leave.Value.Approver.Length > 0)
                    {
                        tools.Approvers[LeaveApproval.KindName] = [leave.Value.Approver];
                    }
                }
            );
        services.AddSingleton<IErasable, LeaveCopies>();
    }

    private static void AddClient(IServiceCollection services, string name) =>
        services
            .AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
}
