using System.Text.Json;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Resilience;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Persistence;
using Chatbot.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Caching;

/// <summary>Answers in the database, for <see cref="AssistantOptions.CachedAnswerLifetime"/>.</summary>
internal sealed partial class AnswerCache(
    CachedAnswerStore store,
    IKnowledgeBase knowledge,
    ServiceStatus status,
    IOptions<AssistantOptions> options,
    TimeProvider time,
    ILogger<AnswerCache> logger
) : IAnswerCache
{
    public async Task KeepAsync(AssistantRequest request, RetrievedContext context, AssistantUpdate.Final final)
    {
        var lifetime = options.Value.CachedAnswerLifetime;
        if (lifetime <= TimeSpan.Zero || status.Level != ServiceLevel.Full || IsPersonal(request) || !IsWhole(final))
        {
            return;
        }

        var now = time.GetUtcNow();
        var shown = context.Passages.Select(passage => passage.ChunkId).Distinct(StringComparer.Ordinal);
        var answer = new CachedAnswer(final.Text, final.Citations, [.. shown], now);
        try
        {
            await store.SaveAsync(
                new()
                {
                    AnswerKey = AnswerKey.Of(request, context.Question),
                    Tenant = request.Tenant,
                    Channel = request.Channel,
                    UserId = request.Audience.Readers is [var writer, ..] ? writer.UserId : "",
                    ConversationId = request.ConversationId,
                    Answer = JsonSerializer.Serialize(answer, CachedAnswerJsonContext.Default.CachedAnswer),
                    CreatedAt = now.ToUnixTimeMilliseconds(),
                    ExpiresAt = (now + lifetime).ToUnixTimeMilliseconds(),
                }
            );
        }
        catch (Exception exception)
        {
            LogNotKept(exception, request.ConversationId);
        }
    }

    public async Task<CachedAnswer?> FindAsync(AssistantRequest request, string question, CancellationToken cancellationToken)
    {
        try
        {
            if (store.Find(AnswerKey.Of(request, question), time.GetUtcNow()) is not { } row)
            {
                return null;
            }

            var answer = JsonSerializer.Deserialize(row.Answer, CachedAnswerJsonContext.Default.CachedAnswer)!;
            foreach (var id in answer.Shown.Concat(answer.Citations.Select(passage => passage.ChunkId)).Distinct())
            {
                // The id of a passage is that of one version of its document.
                if (await knowledge.OpenPassageAsync(request.Tenant, id, request.Audience, cancellationToken) is null)
                {
                    return null;
                }
            }

            return answer;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotFound(exception, request.ConversationId);
            return null;
        }
    }

    /// <summary>Whether anything but the question and the documents went into the answer.</summary>
    private static bool IsPersonal(AssistantRequest request) =>
        request.Resumption is not null
        || request.Clarifies is not null
        || request.Memory.Lines.Count > 0
        || request.Memory.Facts.Count > 0
        || request.History.Any(message => message.Role == ChatRole.User);

    private static bool IsWhole(AssistantUpdate.Final final) =>
        final
            is {
                Found: true,
                IsComplete: true,
                UsedTools: false,
                Failure: null,
                Approval: null,
                Handoff: null,
                Background: null,
                Citations.Count: > 0,
            }
        && final.Model != ModelChains.Quotations.Model;

    [LoggerMessage(
        3611,
        LogLevel.Warning,
        "An answer of conversation {Conversation} could not be kept for times without a model"
    )]
    private partial void LogNotKept(Exception exception, string conversation);

    [LoggerMessage(3612, LogLevel.Warning, "Answers that are kept could not be looked up for conversation {Conversation}")]
    private partial void LogNotFound(Exception exception, string conversation);
}
