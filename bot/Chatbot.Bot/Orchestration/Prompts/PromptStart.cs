namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Refuses to start on prompts that cannot be used, instead of at the first question.</summary>
internal sealed class PromptStart(PromptLibrary prompts) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = prompts.Current;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
