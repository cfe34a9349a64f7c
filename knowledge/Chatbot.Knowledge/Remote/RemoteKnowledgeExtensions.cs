using System.Net;
using Chatbot.Knowledge.Ingestion;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Chatbot.Knowledge.Remote;

/// <summary>Registration of a knowledge base that another process serves.</summary>
public static class RemoteKnowledgeExtensions
{
    /// <summary>Whether the configuration names a service.</summary>
    public static bool HasRemoteKnowledge(this IConfiguration configuration) =>
        (configuration.GetSection(RemoteKnowledgeOptions.SectionName).Get<RemoteKnowledgeOptions>() ?? new()).IsUsed;

    /// <summary>Adds <see cref="IKnowledgeBase"/> and <see cref="IDocumentFeed"/> over HTTP.</summary>
    public static IServiceCollection AddRemoteKnowledge(
        this IServiceCollection services,
        Action<RemoteKnowledgeOptions> configure
    )
    {
        services.AddOptions<RemoteKnowledgeOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<KnowledgeConnection>();
        services.AddSingleton<IKnowledgeBase, RemoteKnowledge>();
        services.AddSingleton<IDocumentFeed, RemoteDocumentFeed>();
        services
            .AddHttpClient(KnowledgeConnection.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    AutomaticDecompression = DecompressionMethods.All,
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    UseCookies = false,
                }
            )
            .AddResilienceHandler(KnowledgeConnection.ClientName, AddResilience);
        return services;
    }

    /// <summary>Only calls that may arrive twice are repeated; an upload takes the time that its body takes.</summary>
    private static void AddResilience(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        var timeout = context.ServiceProvider.GetRequiredService<IOptions<RemoteKnowledgeOptions>>().Value.Timeout;
        pipeline.AddRetry(
            new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments =>
                    ValueTask.FromResult(
                        Has(arguments.Context, KnowledgeConnection.MayRepeat)
                            && HttpClientResiliencePredicates.IsTransient(arguments.Outcome)
                    ),
            }
        );
        pipeline.AddTimeout(
            new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments =>
                    ValueTask.FromResult(
                        Has(arguments.Context, KnowledgeConnection.IsUpload) ? Timeout.InfiniteTimeSpan : timeout
                    ),
            }
        );
    }

    private static bool Has(ResilienceContext context, HttpRequestOptionsKey<bool> mark) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(mark, out var isSet) && isSet;
}
