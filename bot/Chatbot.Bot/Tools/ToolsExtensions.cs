using Chatbot.Bot.Tools.BuiltIn.Dates;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools;

internal static class ToolsExtensions
{
    /// <summary>Adds the catalogue of tools and what runs them.</summary>
    public static IServiceCollection AddTools(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ToolsOptions>().Bind(configuration.GetSection(ToolsOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ToolsOptions>, ToolsOptionsValidator>();
        services.AddOptions<DatesOptions>().Bind(configuration.GetSection(DatesOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatesOptions>, DatesOptionsValidator>();
        ToolCatalog.Register(services);
        services.AddSingleton<ToolCatalog>();
        services.AddSingleton<ToolCallers>();
        services.AddSingleton<CallRates>();
        services.AddSingleton<ToolRunner>();
        return services;
    }
}
