using Chatbot.Knowledge.Answering;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers.Offline;

/// <summary>Answers by quoting the best sentences of the passages; needs no key, server or network.</summary>
internal sealed class OfflineProvider(ExtractiveAnswerer answerer) : IChatProvider
{
    public string Name => "offline";

    public string DefaultModel => Name;

    public bool IsConfigured => true;

    public bool UsesDocuments => true;

    public bool IsLanguageModel => false;

    public bool DevelopmentOnly => false;

    public int MaxRetries => 0;

    public IChatClient CreateClient(string model, TimeSpan longestSilence) => new OfflineChatClient(answerer);
}
