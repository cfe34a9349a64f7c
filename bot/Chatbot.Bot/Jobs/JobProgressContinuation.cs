using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Jobs;

/// <summary>Shows how far a job is: in the message that acknowledged it, or in one of its own.</summary>
internal sealed class JobProgressContinuation(JobStore jobs) : IContinuation
{
    public const string ContinuationName = "job-progress";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (jobs.Find(id.Split(':', 2)[0]) is not { EndedAt: null } job || job.ConversationId != turn.Conversation.ToString())
        {
            return;
        }

        var message = TurnTexts.Message(JobMessages.Line(job, JobTexts.For(turn.Activity.Locale)));
        if (job.ProgressActivityId is { } shown)
        {
            await turn.UpdateAsync(message with { Id = shown }, cancellationToken);
            return;
        }

        var sent = await turn.SendAsync(message, cancellationToken);
        await jobs.ShowProgressInAsync(job.JobId, sent.Id!);
    }
}
