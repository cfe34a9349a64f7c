using Chatbot.Bot.Orchestration.Caching;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Hosting;

internal static class SharedStateExtensions
{
    /// <summary>Has rates, budgets and kept answers be those of all processes together. Before the assistant, which else counts for itself and keeps nothing.</summary>
    public static IServiceCollection AddSharedState(this IServiceCollection services)
    {
        services.AddSingleton<ICallRates, ClusterCallRates>();
        services.AddSingleton<ISpending, SharedSpending>();
        services.AddSingleton<IAnswerCache, AnswerCache>();
        return services;
    }
}
