using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Jobs;

/// <summary>Keeps what jobs asked people and what they answered, in the audit of tools.</summary>
internal sealed class JobAudit(ToolAuditStore audit)
{
    private const string NoRisk = "None";

    public Task RequestedAsync(ITurnContext turn, JobRow job, PersonQuestion question) =>
        RecordAsync(turn, job, question, "requested", question.Call?.Arguments ?? "{}");

    public Task AnsweredAsync(ITurnContext turn, JobRow job, PersonQuestion question, PersonAnswer answer) =>
        RecordAsync(
            turn,
            job,
            question,
            answer.IsExpired ? "expired"
                : answer.IsApproved ? "approved"
                : "denied",
            answer.Arguments ?? question.Call?.Arguments ?? "{}"
        );

    private Task RecordAsync(ITurnContext turn, JobRow job, PersonQuestion question, string auditEvent, string arguments) =>
        audit.RecordAsync(
            turn.Conversation,
            turn.Turn,
            question.Id,
            auditEvent,
            question.Subject,
            question.Call?.Risk.ToString() ?? NoRisk,
            arguments,
            job.UserId,
            isRemembered: false
        );
}
