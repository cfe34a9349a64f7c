using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Jobs;

/// <summary>Asks the person what a job waits for.</summary>
internal sealed class JobQuestionContinuation(JobStore jobs, JobAudit audit) : IContinuation
{
    public const string ContinuationName = "job-question";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        var parts = id.Split(':', 2);
        if (
            parts is not [var jobId, var questionId]
            || jobs.Find(jobId) is not { } job
            || Find(job, questionId) is not { } question
        )
        {
            return;
        }

        if (job.ConversationId == turn.Conversation.ToString())
        {
            await audit.RequestedAsync(turn.Turn, job, question);
            await turn.SendAsync(JobQuestion.Message(job, question, turn.Activity.Locale, turn.Capabilities), cancellationToken);
        }
    }

    /// <summary>Null when the job does not wait for it any more.</summary>
    private static PersonQuestion? Find(JobRow job, string questionId) =>
        job.Question is { } json
        && JsonSerializer.Deserialize(json, JobJsonContext.Default.PersonQuestion) is { } question
        && question.Id == questionId
            ? question
            : null;
}
