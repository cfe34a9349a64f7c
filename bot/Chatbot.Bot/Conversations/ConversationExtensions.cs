using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Attachments;
using Chatbot.Bot.Conversations.Buttons;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Conversations.Feedback;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Conversations.Middleware;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Tools.Approval;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbot.Bot.Conversations;

internal static class ConversationExtensions
{
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<ConversationOptions>()
            .Bind(configuration.GetSection(ConversationOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ChannelCatalog>();
        services.AddSingleton<TurnMetrics>();
        services.AddSingleton<TelemetryTurnMiddleware>();
        services.AddSingleton<FaultTurnMiddleware>();
        services.AddSingleton<TypingTurnMiddleware>();
        services.AddSingleton<ApproverTurnMiddleware>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton<TurnServices>();
        services.AddSingleton<IBot, ActivityDispatcher>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<AnswerRenderer>();
        services.AddSingleton<CardRenderer>();
        services.TryAddSingleton<Approvers>();
        services.AddSingleton<ApproverDirectory>();
        services.AddSingleton<ApprovalDesk>();
        services.AddSingleton<ApprovalOutcomes>();
        services.AddSingleton<IApprovalKind, RunApproval>();
        services.AddSingleton<ISweepTask, ApprovalSweep>();
        services.AddSingleton<ISweepTask, CachedAnswerSweep>();
        services.AddSingleton<IContinuation, AskContinuation>();
        services.AddSingleton<IContinuation, OutcomeContinuation>();
        services.AddSingleton<IContinuation, CloseContinuation>();
        services.AddSingleton<IContinuation, RemovalContinuation>();
        services.AddSingleton<IContinuation, ButtonContinuation>();
        services.AddSingleton<ConversationAudience>();
        services.AddSingleton<AnswerTurn>();
        services.AddSingleton<IMessageStage, ApprovalStage>();
        services.AddSingleton<FeedbackDesk>();
        services.AddSingleton<FailedQuestions>();
        services.AddSingleton<ButtonActions>();
        services.AddSingleton<IMessageStage, ButtonStage>();
        services.AddUserMemory();
        services.AddErasures();
        services.AddSingleton<ConversationMemories>();
        services.AddSingleton<IMessageStage, MemoryStage>();
        services.AddSingleton<IMessageStage, AttachmentStage>();
        services.AddSingleton<IMessageStage, FollowStage>();
        services.AddSingleton<IMessageStage, AnswerStage>();
        services.AddSingleton<IActivityHandler, MessageHandler>();
        services.AddSingleton<IActivityHandler, ContinuationHandler>();
        services.AddSingleton<IActivityHandler, WelcomeHandler>();
        services.AddSingleton<IActivityHandler, NamedEventHandler>();
        services.AddSingleton<IEventHandler, FeedbackEventHandler>();
        services.AddSingleton<IActivityHandler, ReactionHandler>();
        services.AddSingleton<IActivityHandler, InvokeHandler>();
        services.AddSingleton<IInvokeHandler, SubmitActionHandler>();
        services.AddSingleton<IInvokeHandler, ButtonInvoke>();
        services.AddSingleton<FeedbackIntake>();
        services.AddHostedService<SweepService>();
        services.AddHostedService<UserMemorySweep>();
        return services;
    }
}
