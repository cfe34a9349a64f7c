using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>
/// Makes “and for part-timers?” a question that can be searched for. A language model does it in one short call; without
/// one, or when the call fails or is slow, <see cref="FollowUpRules"/> do.
/// </summary>
internal sealed partial class FollowUpRewriter(
    ChatPipeline pipeline,
    PromptLibrary prompts,
    IOptions<AssistantOptions> options,
    TimeProvider time,
    ILogger<FollowUpRewriter> logger
)
{
    private const int LongestFollowUpInWords = 20;
    private const int LongestQuestion = 500;
    private const int MessagesShown = 6;

    public async Task<StandaloneQuestion> RewriteAsync(
        string text,
        IReadOnlyList<ChatMessage> history,
        CancellationToken cancellationToken
    )
    {
        var byRules = new StandaloneQuestion(FollowUpRules.Rewrite(text, history));
        if (
            !pipeline.Provider.IsLanguageModel
            || !history.Any(message => message.Role == ChatRole.User)
            || ContentWords.All(text).Take(LongestFollowUpInWords + 1).Count() > LongestFollowUpInWords
        )
        {
            return byRules;
        }

        using var slow = new CancellationTokenSource(options.Value.RewriteTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cancellationToken);
        try
        {
            var prompt = prompts.Render(PromptCatalog.Rewrite);
            var messages = RewritePrompt.Messages(prompt.Text, text, history.TakeLast(MessagesShown));
            var cheap = new CallRecord(new RoutingHints { Class = ModelClass.Cheap }).AddTo(new ChatOptions());
            var response = await pipeline.Client.GetResponseAsync(messages, cheap, either.Token);
            return FirstLine(response.Text) is { Length: > 0 and <= LongestQuestion } rewritten
                ? new(rewritten, prompt.Version)
                : byRules;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFellBack(exception.GetType().Name);
            return byRules;
        }
    }

    private static string FirstLine(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.IndexOfAny('\r', '\n');
        return (end < 0 ? trimmed : trimmed[..end]).Trim(" \t\"“”*").ToString();
    }

    [LoggerMessage(
        3202,
        LogLevel.Information,
        "A follow-up question was rewritten by rules, because the model failed: {ExceptionType}"
    )]
    private partial void LogFellBack(string exceptionType);
}
