using Chatbot.Knowledge.Answering;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Providers.Offline;

/// <summary>Answers by quoting the best sentences of the passages; needs no key, server or network.</summary>
internal sealed class OfflineProvider(ExtractiveAnswerer answerer) : IChatProvider
{
    public string Name => "offline";

    public bool UsesDocuments => true;

    public bool IsLanguageModel => false;

    public bool DevelopmentOnly => false;

    public IChatClient CreateClient(TimeSpan longestSilence) => new OfflineChatClient(answerer);

    public AssistantFailure? Classify(Exception exception) => null;
}
