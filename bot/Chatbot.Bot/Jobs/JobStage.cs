using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Jobs;

/// <summary>
/// Takes what people say about their jobs: it begins workflows, says how far jobs are, and cancels them. A person sees only the
/// own jobs, and only where they were begun.
/// </summary>
internal sealed class JobStage(
    JobStore jobs,
    JobStarter starter,
    ApprovalDesk approvals,
    WorkflowCatalog workflows,
    WorkflowCommand runs,
    QuestionStarter questions
) : IMessageStage
{
    private const int MostShown = 20;

    public MessageStageOrder Order => MessageStageOrder.Job;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var texts = JobTexts.For(turn.Activity.Locale);
        var answer = JobCommand.Of(turn.Activity) switch
        {
            JobCommand.Run run when run.IsExplicit || workflows.Find(run.Name) is not null => await runs.StartAsync(
                turn,
                run,
                texts,
                cancellationToken
            ),
            JobCommand.Background background => await questions.StartAsync(turn, background.Question, cancellationToken),
            JobCommand.Cancel cancel => await CancelAsync(turn, cancel.Id, texts, cancellationToken),
            JobCommand.Stop => await StopAsync(turn, texts, cancellationToken),
            JobCommand.Show show => Find(turn, show.Id) is { } job
                ? Show(job, texts)
                : JobMessages.Fill(texts.NoSuchJob, show.Id),
            JobCommand.List list => List(turn, list, texts),
            _ => null,
        };
        return await SendAsync(turn, answer, cancellationToken);
    }

    private static async Task<bool> SendAsync(ITurnContext turn, string? text, CancellationToken cancellationToken)
    {
        if (text is { Length: > 0 })
        {
            await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
        }

        return text is not null;
    }

    private string? List(ITurnContext turn, JobCommand.List list, JobTexts texts)
    {
        var mine = Mine(turn);
        var shown = list.IsExplicit ? mine : [.. mine.Where(job => job.EndedAt is null)];
        return shown.Count > 0 ? string.Join("\n\n", shown.Select(job => JobMessages.Line(job, texts)))
            : list.IsExplicit ? texts.NoJobs
            : null;
    }

    private static string Show(JobRow job, JobTexts texts) =>
        job.EndedAt is null ? JobMessages.Line(job, texts) : $"{JobMessages.Line(job, texts)}\n\n{job.Result ?? job.Error}";

    /// <summary>Cancels all jobs of the person in this conversation; null when there are none.</summary>
    private async Task<string?> StopAsync(ITurnContext turn, JobTexts texts, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var job in Mine(turn).Where(job => job.EndedAt is null))
        {
            lines.Add(await CancelAsync(turn, job.JobId, texts, cancellationToken));
        }

        return lines.Count == 0 ? null : string.Join("\n\n", lines);
    }

    private async Task<string> CancelAsync(ITurnContext turn, string id, JobTexts texts, CancellationToken cancellationToken)
    {
        if (Find(turn, id) is not { } job)
        {
            return JobMessages.Fill(texts.NoSuchJob, id);
        }

        var text = await turn.Journal.StepAsync(
            $"cancel:{id}",
            JobJsonContext.Default.String,
            async _ => await starter.CancelAsync(id) ? texts.Cancelled : texts.HadEnded,
            cancellationToken
        );
        if (job.Question is { } question)
        {
            var request = JsonSerializer.Deserialize(question, JobJsonContext.Default.ApprovalRequest)!;
            await approvals.WithdrawAsync(turn, request.Id, cancellationToken);
        }

        return JobMessages.Fill(text, job.Title, id);
    }

    private JobRow? Find(ITurnContext turn, string id) =>
        jobs.Find(id) is { } job
        && job.Tenant == turn.Conversation.Tenant
        && job.UserId == turn.Activity.From?.Id
        && job.ConversationId == turn.Conversation.ToString()
            ? job
            : null;

    private IReadOnlyList<JobRow> Mine(ITurnContext turn) =>
        turn.Activity.From?.Id is { } user
            ? jobs.FindOf(turn.Conversation.ToString(), turn.Conversation.Tenant, user, MostShown)
            : [];
}
