using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Orchestration.Resilience;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Retrieval;

/// <summary>Finds the passages for a question, once per turn: a turn that runs again gets the recorded ones.</summary>
internal sealed partial class PassageRetriever(
    IKnowledgeBase knowledge,
    FollowUpRewriter rewriter,
    IOptions<AssistantOptions> options,
    ServiceStatus status,
    ILogger<PassageRetriever> logger
)
{
    public const string Step = "retrieval";

    private readonly AssistantOptions _options = options.Value;

    public Task<RetrievedContext> RetrieveAsync(
        AssistantRequest request,
        Intent intent,
        ITurnJournal journal,
        CancellationToken cancellationToken
    ) =>
        journal.StepAsync(
            Step,
            RetrievalJsonContext.Default.RetrievedContext,
            token => SearchAsync(request, intent, token),
            cancellationToken
        );

    /// <summary>Finds the passages for words as they are written, without an answer. A turn that runs again gets the same.</summary>
    /// <exception cref="AssistantException">The search does not work.</exception>
    public async Task<IReadOnlyList<Passage>> FindAsync(
        string tenant,
        Audience audience,
        string words,
        ITurnJournal journal,
        CancellationToken cancellationToken
    ) =>
        (
            await journal.StepAsync(
                Step,
                RetrievalJsonContext.Default.RetrievedContext,
                async token => new RetrievedContext(words, await SearchAsync(tenant, audience, words, null, "", token)),
                cancellationToken
            )
        ).Passages;

    private async Task<RetrievedContext> SearchAsync(AssistantRequest request, Intent intent, CancellationToken cancellationToken)
    {
        var question = await CompleteAsync(request, intent, cancellationToken);
        var passages = await SearchAsync(
            request.Tenant,
            request.Audience,
            question.Text,
            request.Locale,
            request.ConversationId,
            cancellationToken
        );
        return new RetrievedContext(question.Text, passages) { Prompt = question.Prompt };
    }

    private async Task<IReadOnlyList<Passage>> SearchAsync(
        string tenant,
        Audience audience,
        string text,
        string? locale,
        string conversationId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await knowledge.SearchAsync(
                new SearchQuery
                {
                    Tenant = tenant,
                    Text = text,
                    Audience = audience,
                    Limit = _options.MaxPassages,
                    TokenBudget = _options.PassageTokenBudget,
                },
                cancellationToken
            );
            status.RecordSearch(succeeded: true);
            return result.Passages;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            status.RecordSearch(succeeded: false);
            LogSearchFailed(exception, conversationId);
            var texts = AssistantTexts.For(locale);
            throw new AssistantException(AssistantFailure.Unavailable, texts.Failures[AssistantFailure.Unavailable], exception);
        }
    }

    /// <summary>The question as it is searched for: what the bot asked back about belongs to it, what was said of another topic does not.</summary>
    private async Task<StandaloneQuestion> CompleteAsync(
        AssistantRequest request,
        Intent intent,
        CancellationToken cancellationToken
    ) =>
        request.Clarifies is { } asked && intent == Intent.Clarification ? new($"{asked.TrimEnd('?', ' ')} {request.Text}")
        : intent == Intent.NewTopic ? new(request.Text)
        : await rewriter.RewriteAsync(request.Text, request.History, cancellationToken);

    [LoggerMessage(3201, LogLevel.Error, "The search for conversation {ConversationId} failed")]
    private partial void LogSearchFailed(Exception exception, string conversationId);
}
