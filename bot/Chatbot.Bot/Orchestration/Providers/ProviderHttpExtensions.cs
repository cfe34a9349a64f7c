using System.Net;
using Chatbot.Bot.Orchestration.Failures;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>The connections to models' servers. They are kept open, and refusals come as <see cref="ProviderResponseException"/>.</summary>
internal static class ProviderHttpExtensions
{
    public const string ClientName = "chat-providers";
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddProviderHttp(this IServiceCollection services)
    {
        services.AddTransient<ProviderResponseHandler>();
        services
            .AddHttpClient(ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler(
                static (handler, _) =>
                {
                    // A model's address does not move; a redirect is a login page or a proxy.
                    handler.AllowAutoRedirect = false;
                    handler.UseCookies = false;
                    handler.AutomaticDecompression = DecompressionMethods.All;
                    handler.ConnectTimeout = ConnectTimeout;
                    handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                }
            )
            .AddHttpMessageHandler<ProviderResponseHandler>()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }

    public static HttpClient CreateProviderClient(this IHttpClientFactory factory) => factory.CreateClient(ClientName);
}
