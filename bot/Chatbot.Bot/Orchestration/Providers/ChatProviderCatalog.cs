using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Chatbot.Bot.Orchestration.Providers.Anthropic;
using Chatbot.Bot.Orchestration.Providers.AzureOpenAI;
using Chatbot.Bot.Orchestration.Providers.Compatible;
using Chatbot.Bot.Orchestration.Providers.Echo;
using Chatbot.Bot.Orchestration.Providers.Offline;
using Chatbot.Bot.Orchestration.Providers.OpenAI;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>The chat providers by name: one line each in <see cref="Register"/>.</summary>
internal sealed class ChatProviderCatalog(IEnumerable<IChatProvider> providers)
{
    private readonly FrozenDictionary<string, IChatProvider> _providers = providers.ToFrozenDictionary(
        provider => provider.Name,
        StringComparer.OrdinalIgnoreCase
    );

    public IEnumerable<IChatProvider> All => _providers.Values.OrderBy(provider => provider.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => _providers.Keys.Order(StringComparer.Ordinal);

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<IChatProvider, OfflineProvider>();
        services.AddSingleton<IChatProvider, EchoProvider>();
        services.AddSingleton<IChatProvider, OpenAIProvider>();
        services.AddSingleton<IChatProvider, AzureOpenAIProvider>();
        services.AddSingleton<IChatProvider, AnthropicProvider>();
        services.AddSingleton<IChatProvider, CompatibleProvider>();
    }

    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public IChatProvider Get(string name) =>
        TryGet(name, out var provider)
            ? provider
            : throw new InvalidOperationException($"There is no chat provider '{name}'. Known: {string.Join(", ", Names)}.");

    public bool TryGet(string name, [NotNullWhen(true)] out IChatProvider? provider) =>
        _providers.TryGetValue(name, out provider);
}
