using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.BuiltIn.Dates;
using Chatbot.Bot.Tools.BuiltIn.JavaScript;
using Chatbot.Bot.Tools.BuiltIn.Python;
using Chatbot.Bot.Tools.BuiltIn.Sql;
using Chatbot.Bot.Tools.BuiltIn.Web;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Bot.Tools.Mcp;
using Chatbot.Bot.Tools.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services
            .AddHttpClient(ApiFunction.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services
            .AddOptions<OpenApiToolOptions>()
            .Bind(configuration.GetSection(OpenApiToolOptions.SectionName))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenApiToolOptions>, OpenApiToolOptionsValidator>();
        AddSettings<JavaScriptOptions>(services, configuration, JavaScriptOptions.SectionName);
        AddSettings<PythonOptions>(services, configuration, PythonOptions.SectionName);
        AddSettings<FetchPageOptions>(services, configuration, FetchPageOptions.SectionName);
        AddSettings<WebSearchOptions>(services, configuration, WebSearchOptions.SectionName);
        services.AddOptions<SqlOptions>().Bind(configuration.GetSection(SqlOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SqlOptions>, SqlOptionsValidator>();
        services.AddOptions<McpOptions>().Bind(configuration.GetSection(McpOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<McpOptions>, McpOptionsValidator>();
        ToolCatalog.Register(services, configuration);
        services.AddSingleton<ToolCatalog>();
        services.AddHostedService<ToolCatalogCheck>();
        services.AddSingleton<Approvers>();
        services.AddSingleton<ToolCallers>();
        services.TryAddSingleton<ICallRates, CallRates>();
        services.AddSingleton<ToolRunner>();
        return services;
    }

    private static void AddSettings<T>(IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
