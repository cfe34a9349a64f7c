using Chatbot.Knowledge.Sources.Website;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Sources;

/// <summary>Registration of sources.</summary>
public static class SourceExtensions
{
    /// <summary>
    /// Adds <see cref="IDocumentSources"/> over the sources of a configuration, and the service that runs them. Needs the
    /// knowledge module, or its tools beside a remote one.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Where <c>Knowledge:Sources</c> is.</param>
    /// <param name="runByThemselves">Whether they run by their schedule in this process, or only when they are told to.</param>
    public static IServiceCollection AddDocumentSources(
        this IServiceCollection services,
        IConfiguration configuration,
        bool runByThemselves = true
    )
    {
        services
            .AddOptions<SourcesOptions>()
            .Configure(options => configuration.GetSection(SourcesOptions.SectionName).Bind(options.Sources))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SourcesOptions>, SourcesOptionsValidator>();
        services.TryAddSingleton<IHostResolver, HostResolver>();
        services.AddSingleton<SiteClients>();
        services.AddSingleton<IPageReader, PageReader>();
        services.AddSingleton(provider => new SourceStateStore(provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value));
        services.AddSingleton<DocumentSources>();
        services.AddSingleton<IDocumentSources>(provider => provider.GetRequiredService<DocumentSources>());
        return runByThemselves ? services.AddHostedService<SourceService>() : services;
    }
}
