using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Caching;
using Chatbot.Bot.Orchestration.Context;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Orchestration.Resilience;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Orchestration.Routing;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration;

internal static class OrchestrationExtensions
{
    /// <summary>Adds the assistant. Needs an <see cref="Knowledge.IKnowledgeBase"/> from the knowledge module.</summary>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AssistantOptions>().Bind(configuration.GetSection(AssistantOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AssistantOptions>, AssistantOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddMetrics();
        services.AddProviders(configuration);
        ChatProviderCatalog.Register(services);
        services.AddSingleton<ChatProviderCatalog>();
        services.AddSingleton<ProviderProbe>();

        services.AddSingleton(new ModelCatalogue(configuration[AssistantOptions.ModelCatalogueKey]));
        services.AddSingleton<ModelChains>();
        services.AddSingleton<ModelRouter>();
        services.TryAddSingleton<ISpending, Spending>();
        services.TryAddSingleton<IAnswerCache, NoAnswerCache>();
        services.AddSingleton<ChatMetrics>();
        services.AddSingleton<ServiceStatus>();
        services.AddHealthChecks().AddCheck<ServiceHealthCheck>(ServiceHealthCheck.Name, tags: [ServiceHealthCheck.Name]);
        services.AddSingleton<ChatPipeline>();
        services.AddSingleton(provider => provider.GetRequiredService<ChatPipeline>().Client);
        services.TryAddSingleton<ITokenCounter, O200kTokenCounter>();
        services.AddHostedService<LanguageModelWarmUp>();
        services.AddSingleton(provider => new PromptLibrary(
            configuration.GetSection(PromptOptions.SectionName),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptLibrary>>()
        ));
        // Not bound: the library takes up changes itself, and refuses them without an end.
        services
            .AddOptions<PromptOptions>()
            .Configure(options => configuration.GetSection(PromptOptions.SectionName).Bind(options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PromptOptions>, PromptOptionsValidator>();
        services.AddHealthChecks().AddCheck<PromptHealthCheck>(PromptHealthCheck.Name);
        services.AddSingleton<FollowUpRewriter>();
        services.AddSingleton<PassageRetriever>();
        services.AddSingleton<ContextBuilder>();
        services.AddMemoryStrategies();
        services.AddAgents(configuration);
        services.AddWorkflows(configuration);
        services.AddSingleton<FollowUpSuggestions>();
        services.AddSingleton<Assistant>();
        return services;
    }
}
