using System.Net;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.Connector;

internal static partial class ConnectorExtensions
{
    public const string Path = "/api/messages";

    public static IServiceCollection AddConnector(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services
            .AddOptions<ConnectorOptions>()
            .Bind(configuration.GetSection(ConnectorOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConnectorOptions>>(new ConnectorOptionsValidator(environment));
        services
            .AddHttpClient(ConnectorClient.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler(
                static (handler, provider) =>
                {
                    var options = provider.GetRequiredService<IOptions<ConnectorOptions>>().Value;
                    handler.AllowAutoRedirect = false;
                    handler.UseCookies = false;
                    handler.AutomaticDecompression = DecompressionMethods.None;
                    handler.ConnectTimeout = options.ConnectTimeout;
                    handler.MaxConnectionsPerServer = options.MaxConnections;
                    handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                    handler.MaxResponseDrainSize = 64 * 1024;
                }
            )
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<ServiceUrlPolicy>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<IChannel, ConnectorChannel>();
        services.AddSingleton<TurnFollower>();
        services.AddSingleton<ConnectorEndpoint>();
        var options = configuration.GetSection(ConnectorOptions.SectionName).Get<ConnectorOptions>() ?? new();
        if (environment.IsDevelopment() && string.IsNullOrWhiteSpace(options.AppId))
        {
            services.AddSingleton<IConnectorAuthenticator, LoopbackConnectorAuthenticator>();
        }
        else
        {
            services.AddSingleton<IConnectorAuthenticator, RejectingConnectorAuthenticator>();
        }

        return services;
    }

    public static void MapConnector(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ConnectorOptions>>().Value;
        if (!options.Enabled)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(options.AppId))
        {
            LogNoAuthentication(app.Logger, Path);
        }

        var endpoint = app.Services.GetRequiredService<ConnectorEndpoint>();
        app.MapPost(Path, (RequestDelegate)endpoint.HandleAsync);
    }

    [LoggerMessage(
        1300,
        LogLevel.Warning,
        "Connector:AppId is empty: {Path} answers every program on this machine without a token. Development only"
    )]
    private static partial void LogNoAuthentication(ILogger logger, string path);
}
