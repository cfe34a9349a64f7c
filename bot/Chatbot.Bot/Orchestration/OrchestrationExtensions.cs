using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.History;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Providers.OpenAI;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Orchestration.Retrieval;
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
        services
            .AddOptions<OpenAIProviderOptions>()
            .Bind(configuration.GetSection(OpenAIProviderOptions.SectionName))
            .PostConfigure(options => options.ApiKey ??= options.Endpoint is null ? configuration["OPENAI_API_KEY"] : null)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenAIProviderOptions>>(new OpenAIProviderOptionsValidator(configuration));
        services.TryAddSingleton(TimeProvider.System);

        ChatProviderCatalog.Register(services);
        services.AddSingleton<ChatProviderCatalog>();

        services.AddSingleton<ChatPipeline>();
        services.AddSingleton(provider => provider.GetRequiredService<ChatPipeline>().Client);
        services.AddSingleton<ITokenCounter, O200kTokenCounter>();
        services.AddHostedService<LanguageModelWarmUp>();
        services.AddSingleton<FollowUpRewriter>();
        services.AddSingleton<PassageRetriever>();
        services.AddAgents(configuration);
        services.AddSingleton<Assistant>();
        return services;
    }
}
