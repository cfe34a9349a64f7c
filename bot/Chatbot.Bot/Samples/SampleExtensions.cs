namespace Chatbot.Bot.Samples;

internal static class SampleExtensions
{
    public static IServiceCollection AddSample(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<SampleOptions>()
            .Bind(configuration.GetSection(SampleOptions.SectionName))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<SampleService>();
        services.AddHostedService(provider => provider.GetRequiredService<SampleService>());
        services.AddHealthChecks().AddCheck<SampleHealthCheck>("sample");
        return services;
    }
}
