using Chatbot.Bot.Channels.Connector;
using Chatbot.Bot.Channels.DirectLine;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Jobs;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.People;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Samples;
using Chatbot.Bot.Tools.BuiltIn.Attachments;
using Chatbot.Bot.WebPage;
using Chatbot.Knowledge.Sources;

namespace Chatbot.Bot.Hosting;

/// <summary>The host, composed: which features it has and where they are mapped.</summary>
internal static class ChatbotApplication
{
    /// <param name="settings">Settings as <c>--Section:Key=value</c>; they win over environment and files.</param>
    /// <param name="configure">Changes for tests.</param>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory }
        );
        var (services, configuration) = (builder.Services, builder.Configuration);

        builder.AddWebHosting();
        builder.AddSilo();
        builder.AddTelemetry();
        services.AddPersistence(configuration);
        services.AddKnowledgeBase(configuration).AddDocumentSources(configuration);
        builder.AddKnowledgeGrains();
        services.AddSample(configuration);
        services.AddSharedState();
        services.AddAssistant(configuration);
        services.AddAttachments(configuration);
        services.AddPeople(configuration);
        services.AddConversations(configuration);
        services.AddDialogs(configuration);
        services.AddJobs(configuration);
        services.AddDirectLine(configuration);
        services.AddConnector(configuration, builder.Environment);
        services.AddHostedService<MessageStageCheck>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseWebHosting();
        app.MapOperations();
        app.MapDirectLine();
        app.MapConnector();
        app.MapWebPage();
        return app;
    }
}
