using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration;

/// <summary>Stands for a language model whose words the test decides.</summary>
internal sealed class ScriptedProvider : IChatProvider
{
    public ScriptedChatClient Client { get; } = new();

    public string Name => "scripted";

    public bool UsesDocuments { get; init; } = true;

    public bool IsLanguageModel { get; init; } = true;

    public bool DevelopmentOnly => false;

    public IChatClient CreateClient(TimeSpan longestSilence) => Client;

    public AssistantFailure? Classify(Exception exception) => null;
}
