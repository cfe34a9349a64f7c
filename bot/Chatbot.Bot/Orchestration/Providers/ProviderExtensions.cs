using Azure.Core;
using Azure.Identity;
using Chatbot.Bot.Orchestration.Providers.Anthropic;
using Chatbot.Bot.Orchestration.Providers.AzureOpenAI;
using Chatbot.Bot.Orchestration.Providers.Compatible;
using Chatbot.Bot.Orchestration.Providers.OpenAI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>The settings of the providers and what they share.</summary>
internal static class ProviderExtensions
{
    public static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddProviderHttp();
        services.TryAddSingleton(configuration);
        services.AddSingleton<OpenAIClients>();
        services.TryAddSingleton(provider => new Lazy<TokenCredential>(() =>
            new DefaultAzureCredential(
                new DefaultAzureCredentialOptions
                {
                    ManagedIdentityClientId = provider
                        .GetRequiredService<IOptions<AzureOpenAIProviderOptions>>()
                        .Value.ManagedIdentityClientId,
                }
            )
        ));

        services
            .AddOptions<OpenAIProviderOptions>()
            .Bind(configuration.GetSection(OpenAIProviderOptions.SectionName))
            .PostConfigure(options => options.ApiKey ??= options.Endpoint is null ? configuration["OPENAI_API_KEY"] : null)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenAIProviderOptions>>(new OpenAIProviderOptionsValidator(configuration));

        services
            .AddOptions<AzureOpenAIProviderOptions>()
            .Bind(configuration.GetSection(AzureOpenAIProviderOptions.SectionName))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AzureOpenAIProviderOptions>>(
            new AzureOpenAIProviderOptionsValidator(configuration)
        );

        services
            .AddOptions<AnthropicProviderOptions>()
            .Bind(configuration.GetSection(AnthropicProviderOptions.SectionName))
            .PostConfigure(options => options.ApiKey ??= options.Endpoint is null ? configuration["ANTHROPIC_API_KEY"] : null)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnthropicProviderOptions>>(new AnthropicProviderOptionsValidator(configuration));

        services
            .AddOptions<CompatibleProviderOptions>()
            .Bind(configuration.GetSection(CompatibleProviderOptions.SectionName))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<CompatibleProviderOptions>>(new CompatibleProviderOptionsValidator(configuration));
        return services;
    }
}
