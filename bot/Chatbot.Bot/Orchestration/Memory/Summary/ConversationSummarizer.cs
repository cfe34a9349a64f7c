using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Memory.Summary;

/// <summary>Extends a summary by what was said since. A cheap language model writes it; without one, or when it fails or is slow, rules do.</summary>
internal sealed partial class ConversationSummarizer(
    ChatPipeline pipeline,
    PromptLibrary prompts,
    IOptions<AssistantOptions> options,
    TimeProvider time,
    ILogger<ConversationSummarizer> logger
)
{
    private const int LongestSummary = 3000;

    public async Task<IReadOnlyList<string>> ExtendAsync(
        IReadOnlyList<string> summary,
        IReadOnlyList<MemoryMessage> messages,
        CancellationToken cancellationToken
    )
    {
        var byRules = ExtractiveSummary.Extend(summary, messages);
        if (!pipeline.Provider.IsLanguageModel || messages.Count == 0)
        {
            return byRules;
        }

        using var slow = new CancellationTokenSource(options.Value.Memory.SummaryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cancellationToken);
        try
        {
            var cheap = new CallRecord(new RoutingHints { Class = ModelClass.Cheap }).AddTo(new ChatOptions());
            var response = await pipeline.Client.GetResponseAsync(
                SummaryPrompt.Messages(prompts.Render(PromptCatalog.Summary).Text, summary, messages),
                cheap,
                either.Token
            );
            return
                response.Text.Trim() is { Length: > 0 and <= LongestSummary } written
                && response.ModelId != ModelChains.Quotations.Model
                ? [written]
                : byRules;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFellBack(exception.GetType().Name);
            return byRules;
        }
    }

    [LoggerMessage(
        3502,
        LogLevel.Information,
        "A conversation was summarised by rules, because the model failed: {ExceptionType}"
    )]
    private partial void LogFellBack(string exceptionType);
}
