using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Jobs;

/// <summary>Takes the answers to what jobs ask: of the person who began the job, once, and in time.</summary>
internal sealed class JobDesk(JobStore jobs, JobStarter starter, JobAudit audit, TimeProvider time)
{
    /// <param name="turn">The turn that answers.</param>
    /// <param name="reply">What the person said.</param>
    /// <param name="mine">The person's jobs in this conversation.</param>
    /// <param name="texts">In the person's language.</param>
    /// <returns>What to say; null when no job of the person asked this.</returns>
    public async Task<string?> DecideAsync(ITurnContext turn, JobReply reply, IReadOnlyList<JobRow> mine, JobTexts texts)
    {
        foreach (var job in mine)
        {
            if (Question(job) is { } question && question.Id == reply.Id)
            {
                return await DecideAsync(turn, reply, job, question, texts);
            }

            if (FindAnswer(job, reply.Id) is { } earlier)
            {
                // This very turn may have answered before the process ended.
                return earlier.Turn == turn.Turn && !earlier.IsExpired ? Say(earlier, texts)
                    : earlier.IsExpired ? texts.Expired
                    : texts.AlreadyAnswered;
            }
        }

        return null;
    }

    private async Task<string> DecideAsync(ITurnContext turn, JobReply reply, JobRow job, PersonQuestion question, JobTexts texts)
    {
        if (!reply.HasUsableArguments)
        {
            return texts.WrongValues;
        }

        var answer =
            time.GetUtcNow() >= question.ExpiresAt
                ? PersonAnswer.Expired
                : new PersonAnswer(
                    reply.IsApproved,
                    Comment: reply.Comment,
                    Arguments: question.Call is null ? null : reply.Arguments,
                    Turn: turn.Turn
                );
        // Before the decision counts: a turn that runs again would find the question gone.
        await audit.AnsweredAsync(job, question, answer);
        var isTaken = await jobs.DecideAsync(
            job.JobId,
            job.Question!,
            JobRun.AnswerStep(question.Id),
            JsonSerializer.Serialize(answer, JobJsonContext.Default.PersonAnswer)
        );
        if (!isTaken)
        {
            return texts.AlreadyAnswered;
        }

        await starter.WakeAsync(job.JobId);
        return Say(answer, texts);
    }

    private static string Say(PersonAnswer answer, JobTexts texts) =>
        answer.IsExpired ? texts.Expired
        : answer.IsApproved ? texts.GoesOn
        : texts.DoesNotDoIt;

    private static PersonQuestion? Question(JobRow job) =>
        job.Question is { } json ? JsonSerializer.Deserialize(json, JobJsonContext.Default.PersonQuestion) : null;

    private PersonAnswer? FindAnswer(JobRow job, string questionId) =>
        jobs.ReadSteps(job.JobId).TryGetValue(JobRun.AnswerStep(questionId), out var json)
            ? JsonSerializer.Deserialize(json, JobJsonContext.Default.PersonAnswer)
            : null;
}
