using Chatbot.Knowledge.Chunking;

namespace Chatbot.Bot.Orchestration;

/// <summary>Loads what only a language model needs before the first question comes; other providers never pay for it.</summary>
internal sealed class LanguageModelWarmUp(ChatPipeline pipeline, ITokenCounter tokens) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (pipeline.Provider.IsLanguageModel)
        {
            tokens.Count("hello");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
