using Chatbot.Bot.Channels.DirectLine.Page;
using Chatbot.Bot.Channels.DirectLine.Streaming;
using Chatbot.Bot.Channels.DirectLine.Tokens;
using Chatbot.Bot.Channels.DirectLine.Uploads;
using Chatbot.Bot.Conversations;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine;

internal static class DirectLineExtensions
{
    public const string CorsPolicy = "direct-line";

    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDirectLineTokens(configuration);
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<DirectLineChannel>());
        services.AddHostedService(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton<DirectLineAuthenticator>();
        services.AddSingleton<DirectLineLimits>();
        services.AddSingleton<Origins>();
        services.AddSingleton<ClientAddress>();
        services.AddSingleton<RequestFaults>();
        services.AddSingleton<ActivityIntake>();
        services.AddSingleton<ConversationInbox>();
        services.AddSingleton<AttachmentLinks>();
        services.AddSingleton<TokenHandler>();
        services.AddSingleton<ConversationHandler>();
        services.AddSingleton<ActivitiesHandler>();
        services.AddSingleton<UploadHandler>();
        services.AddSingleton<ISweepTask, UploadSweep>();
        services.AddSingleton<StreamHandler>();
        services.AddSingleton<VisitorCookie>();
        services.AddSingleton<SessionHandler>();
        services.AddSingleton<PassageHandler>();
        services.AddSingleton<TitleHandler>();
        services.AddSingleton<ConsentHandler>();
        services
            .AddOptions<WebChatOptions>()
            .Bind(configuration.GetSection(WebChatOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebChatOptions>, WebChatOptionsValidator>();
        services.AddCors();
        services
            .AddOptions<CorsOptions>()
            .Configure<Origins>(static (cors, origins) => cors.AddPolicy(CorsPolicy, CreatePolicy(origins)));
        return services;
    }

    /// <summary>What issues and reads tokens; enough for the command line.</summary>
    public static IServiceCollection AddDirectLineTokens(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(DirectLineOptions.SectionName);
        services
            .AddOptions<DirectLineOptions>()
            .Bind(section)
            .Configure(options =>
            {
                AddList(options.AllowedOrigins, section[nameof(options.AllowedOrigins)]);
                AddList(options.AllowedExtensions, section[nameof(options.AllowedExtensions)]);
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>();
        services.AddSingleton<DirectLineChannel>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<DirectLineTokens>();
        return services;
    }

    public static void MapDirectLine(this WebApplication app)
    {
        app.UseCors();
        app.UseWebSockets();
        DirectLineEndpoints.Map(app);
        PageEndpoints.Map(app);
    }

    private static void AddList(IList<string> list, string? text)
    {
        foreach (var item in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            list.Add(item);
        }
    }

    private static CorsPolicy CreatePolicy(Origins origins)
    {
        var policy = new CorsPolicyBuilder()
            .SetIsOriginAllowed(origins.IsAllowed)
            .WithMethods("GET", "POST", "OPTIONS")
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with", "accept")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromDays(1));
        if (!origins.AllowsAll)
        {
            policy.AllowCredentials();
        }

        return policy.Build();
    }
}
