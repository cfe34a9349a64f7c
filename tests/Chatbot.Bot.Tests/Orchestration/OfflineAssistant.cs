using Chatbot.Bot.Orchestration;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Answering.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Orchestration;

/// <summary>The assistant without a language model, over documents that hold nothing, for tests of conversations.</summary>
internal static class OfflineAssistant
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IKnowledgeBase>(new FakeKnowledgeBase());
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, AbsentEmbeddings>();
        services.AddSingleton<ExtractiveAnswerer>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SupportChecker>(provider));
        services.AddAssistant(new ConfigurationBuilder().Build());
    }
}
