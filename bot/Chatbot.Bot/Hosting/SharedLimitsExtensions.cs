using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Hosting;

internal static class SharedLimitsExtensions
{
    /// <summary>Has rates and budgets hold for all processes together. Before the assistant, which else counts for itself.</summary>
    public static IServiceCollection AddSharedLimits(this IServiceCollection services)
    {
        services.AddSingleton<ICallRates, ClusterCallRates>();
        services.AddSingleton<ISpending, SharedSpending>();
        return services;
    }
}
