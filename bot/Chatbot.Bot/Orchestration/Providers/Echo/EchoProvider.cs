using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers.Echo;

/// <summary>Says back what it hears; for development, load tests and crash tests.</summary>
internal sealed class EchoProvider(TimeProvider time) : IChatProvider
{
    public string Name => "echo";

    public string DefaultModel => Name;

    public bool IsConfigured => true;

    public bool UsesDocuments => false;

    public bool IsLanguageModel => false;

    public bool DevelopmentOnly => true;

    public int MaxRetries => 0;

    public IChatClient CreateClient(string model, TimeSpan longestSilence) => new EchoChatClient(time);
}
