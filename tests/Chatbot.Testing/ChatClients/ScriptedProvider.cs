using Chatbot.Bot.Orchestration.Providers;
using Microsoft.Extensions.AI;

namespace Chatbot.Testing.ChatClients;

/// <summary>Stands for a language model whose words the test decides.</summary>
internal sealed class ScriptedProvider : IChatProvider
{
    public ScriptedChatClient Client { get; } = new();

    public string Name { get; init; } = "scripted";

    public string DefaultModel => "scripted";

    public bool IsConfigured => true;

    public bool UsesDocuments { get; init; } = true;

    public bool IsLanguageModel { get; init; } = true;

    public bool DevelopmentOnly => false;

    public int MaxRetries { get; init; }

    public IChatClient CreateClient(string model, TimeSpan longestSilence) => Client;
}
