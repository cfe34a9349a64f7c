using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
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

    public IEnumerable<string> Names => _providers.Keys.Order(StringComparer.Ordinal);

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<IChatProvider, OfflineProvider>();
        services.AddSingleton<IChatProvider, EchoProvider>();
        services.AddSingleton<IChatProvider, OpenAIProvider>();
    }

    public bool TryGet(string name, [NotNullWhen(true)] out IChatProvider? provider) =>
        _providers.TryGetValue(name, out provider);
}
