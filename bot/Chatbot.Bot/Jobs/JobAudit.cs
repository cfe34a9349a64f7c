using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Jobs;

/// <summary>Keeps what jobs asked people and what they answered, in the audit of tools.</summary>
internal sealed class JobAudit(ToolAuditStore audit)
{
    private const string NoRisk = "None";

    /// <param name="turn">The turn that asks.</param>
    /// <param name="job">What asks.</param>
    /// <param name="question">What is asked.</param>
    public Task RequestedAsync(long turn, JobRow job, PersonQuestion question) =>
        RecordAsync(turn, job, question, "requested", question.Call?.Arguments ?? "{}");

    public Task AnsweredAsync(JobRow job, PersonQuestion question, PersonAnswer answer) =>
        RecordAsync(
            answer.Turn,
            job,
            question,
            answer.IsExpired ? "expired"
                : answer.IsApproved ? "approved"
                : "denied",
            answer.Arguments ?? question.Call?.Arguments ?? "{}"
        );

    private Task RecordAsync(long turn, JobRow job, PersonQuestion question, string auditEvent, string arguments) =>
        audit.RecordAsync(
            ConversationId.Parse(job.ConversationId),
            turn,
            question.Id,
            auditEvent,
            question.Subject,
            question.Call?.Risk.ToString() ?? NoRisk,
            arguments,
            job.UserId,
            job.UserId,
            isRemembered: false
        );
}
