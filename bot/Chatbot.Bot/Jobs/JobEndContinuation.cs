using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Jobs;

/// <summary>Brings what became of a job.</summary>
internal sealed class JobEndContinuation(JobStore jobs) : IContinuation
{
    public const string ContinuationName = "job";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (jobs.Find(id) is { EndedAt: not null } job && job.ConversationId == turn.Conversation.ToString())
        {
            var text = JobMessages.End(job, JobTexts.For(turn.Activity.Locale));
            await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
        }
    }
}
