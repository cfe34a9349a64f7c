using Chatbot.Bot.Conversations;

namespace Chatbot.Bot.Hosting;

/// <summary>Listening, errors and start-up in the order that keeps half-configured systems from serving.</summary>
internal static class WebHostingExtensions
{
    private const string DefaultUrl = "http://localhost:3978";

    public static void AddWebHosting(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 32 * 1024 * 1024;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddHostedService<StartupService>();
        builder.Services.AddProblemDetails(problems =>
            problems.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["correlationId"] = Correlation.NewId()
        );
    }

    public static void UseWebHosting(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
