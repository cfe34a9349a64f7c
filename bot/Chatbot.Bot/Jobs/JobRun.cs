using System.Text.Json;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Jobs;

/// <summary>One run of a job: what it works on, and what earlier runs have done.</summary>
internal sealed class JobRun(JobRow job, JobJournal journal, JobProgress progress)
{
    private const string AnswerPrefix = "answer:";

    public JobRow Job { get; } = job;

    public ConversationId Conversation { get; } = ConversationId.Parse(job.ConversationId);

    /// <summary>Who began it and where, without content.</summary>
    public Activity Reference { get; } = ActivityJson.Parse(job.Reference);

    public ITurnJournal Journal => journal;

    /// <summary>The step in which the answer to a question is kept.</summary>
    public static string AnswerStep(string questionId) => AnswerPrefix + questionId;

    /// <summary>What the person said to a question; null = nothing yet.</summary>
    public PersonAnswer? FindAnswer(string questionId) =>
        journal.Find(AnswerStep(questionId)) is { } answer
            ? JsonSerializer.Deserialize(answer, JobJsonContext.Default.PersonAnswer)
            : null;

    /// <summary>Tells what is being done, for people.</summary>
    /// <param name="text">A few words.</param>
    /// <param name="fraction">How far it is, 0 to 1.</param>
    public Task ReportAsync(string text, double fraction) => progress.ReportAsync(Job, text, fraction);
}
