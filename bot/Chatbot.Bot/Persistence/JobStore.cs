using System.Data.Common;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Persistence;

/// <summary>
/// Jobs and their finished steps. Each write names the run that makes it: a run that was cancelled, or taken over by another
/// node, writes nothing any more. Thread-safe.
/// </summary>
internal sealed class JobStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    private const string Columns = """
        job_id, tenant, user_id, conversation_id, reference, kind, title, input, deduplication_key, state, run, attempts,
        progress, fraction, progress_activity_id, question, result, error, due_at, created_at, updated_at, ended_at
        """;

    private const string IsOpen = "state IN (0, 1, 2)";

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Keeps a new job, unless one with its key is there or a limit is reached.</summary>
    /// <returns>The job that is there now; null when a limit was reached.</returns>
    public async Task<JobRow?> AddAsync(JobRow job, int mostOfUser, int mostOfAll)
    {
        var now = Now;
        await writer.RunAsync(
            "jobs",
            sql =>
                sql.Execute(
                    $"""
                    INSERT INTO job
                        (job_id, tenant, user_id, conversation_id, reference, kind, title, input, deduplication_key, state, run,
                         attempts, progress, fraction, due_at, created_at, updated_at)
                    SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, 0, 0, 0, '', 0, @p9, @p9, @p9
                    WHERE (SELECT COUNT(*) FROM job WHERE tenant = @p1 AND user_id = @p2 AND {IsOpen}) < @p10
                      AND (SELECT COUNT(*) FROM job WHERE {IsOpen}) < @p11
                    ON CONFLICT (deduplication_key) DO NOTHING
                    """,
                    job.JobId,
                    job.Tenant,
                    job.UserId,
                    job.ConversationId,
                    job.Reference,
                    job.Kind,
                    job.Title,
                    job.Input,
                    job.DeduplicationKey,
                    now,
                    mostOfUser,
                    mostOfAll
                )
        );
        return Query("deduplication_key = @p0", job.DeduplicationKey).FirstOrDefault();
    }

    public JobRow? Find(string jobId) => Query("job_id = @p0", jobId).FirstOrDefault();

    /// <summary>The jobs of a person in a conversation, newest first.</summary>
    public IReadOnlyList<JobRow> FindOf(string conversationId, string tenant, string userId, int limit) =>
        Query(
            "tenant = @p0 AND user_id = @p1 AND conversation_id = @p2 ORDER BY created_at DESC, job_id LIMIT @p3",
            tenant,
            userId,
            conversationId,
            limit
        );

    /// <summary>How many jobs have not ended: of a person, or of all people.</summary>
    public long CountOpen(string? tenant = null, string? userId = null)
    {
        metrics.Read();
        return database
            .Read(sql =>
                sql.Query(
                    $"SELECT COUNT(*) FROM job WHERE {IsOpen}{(tenant is null ? "" : " AND tenant = @p0 AND user_id = @p1")}",
                    static row => row.GetInt64(0),
                    tenant is null ? [] : [tenant, userId]
                )
            )
            .Single();
    }

    /// <summary>Jobs that somebody must look at now.</summary>
    public IReadOnlyList<string> FindDue(int limit)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                "SELECT job_id FROM job WHERE due_at <= @p0 ORDER BY due_at LIMIT @p1",
                static row => row.GetString(0),
                Now,
                limit
            )
        );
    }

    /// <summary>Takes a job up: the run that it returns is the only one that may write from now on. Null when it has ended or waits.</summary>
    public async Task<JobRow?> BeginAsync(string jobId)
    {
        var begun = await writer.RunAsync(
            jobId,
            sql =>
                sql.Execute(
                    "UPDATE job SET state = 1, run = run + 1, attempts = attempts + 1, due_at = @p1, updated_at = @p1 WHERE job_id = @p0 AND state IN (0, 1)",
                    jobId,
                    Now
                )
        );
        return begun == 0 ? null : Find(jobId);
    }

    public IReadOnlyDictionary<string, string> ReadSteps(string jobId)
    {
        metrics.Read();
        return database
            .Read(sql =>
                sql.Query(
                    "SELECT step, result FROM job_step WHERE job_id = @p0",
                    static row => (Step: row.GetString(0), Result: row.GetString(1)),
                    jobId
                )
            )
            .ToDictionary(row => row.Step, row => row.Result, StringComparer.Ordinal);
    }

    /// <summary>Records a finished step, by which the job got further. False when this run is no longer the one that may write.</summary>
    public async Task<bool> RecordAsync(string jobId, long run, string step, string result)
    {
        try
        {
            return await writer.RunAsync(
                jobId,
                sql =>
                    IsOne(
                        sql.Execute(
                            "UPDATE job SET attempts = 0, updated_at = @p2 WHERE job_id = @p0 AND run = @p1 AND state = 1",
                            jobId,
                            run,
                            Now
                        )
                    )
                    && IsOne(
                        sql.Execute("INSERT INTO job_step (job_id, step, result) VALUES (@p0, @p1, @p2)", jobId, step, result)
                    )
            );
        }
        catch (DbException exception) when (Database.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    public Task<bool> ReportAsync(string jobId, long run, string progress, double fraction) =>
        WriteAsync(
            jobId,
            "progress = @p2, fraction = @p3, updated_at = @p4 WHERE job_id = @p0 AND run = @p1 AND state = 1",
            run,
            progress,
            fraction,
            Now
        );

    /// <summary>Lets a job wait for a person; it stays due until the person is asked.</summary>
    public Task<bool> WaitAsync(string jobId, long run, string question) =>
        WriteAsync(
            jobId,
            "state = 2, attempts = 0, question = @p2, due_at = @p3, updated_at = @p3 WHERE job_id = @p0 AND run = @p1 AND state = 1",
            run,
            question,
            Now
        );

    /// <summary>The person is asked: nothing is left to do before a time.</summary>
    public Task<bool> MarkAskedAsync(string jobId, string question, DateTimeOffset until) =>
        WriteAsync(
            jobId,
            "due_at = @p2 WHERE job_id = @p0 AND question = @p1 AND state = 2",
            question,
            until.ToUnixTimeMilliseconds()
        );

    /// <summary>Records what a person said, once, and lets the job go on. False when the job does not wait for this.</summary>
    public Task<bool> DecideAsync(string jobId, string question, string step, string decision) =>
        writer.RunAsync(
            jobId,
            sql =>
                IsOne(
                    sql.Execute(
                        "UPDATE job SET state = 0, question = NULL, due_at = @p2, updated_at = @p2 WHERE job_id = @p0 AND question = @p1 AND state = 2",
                        jobId,
                        question,
                        Now
                    )
                )
                && IsOne(sql.Execute("INSERT INTO job_step (job_id, step, result) VALUES (@p0, @p1, @p2)", jobId, step, decision))
        );

    /// <summary>Puts a job back, to be tried again at a time.</summary>
    public Task<bool> RetryAsync(string jobId, long run, DateTimeOffset at) =>
        WriteAsync(
            jobId,
            "state = 0, due_at = @p2, updated_at = @p3 WHERE job_id = @p0 AND run = @p1 AND state = 1",
            run,
            at.ToUnixTimeMilliseconds(),
            Now
        );

    /// <summary>Ends a job; it stays due until its end is told.</summary>
    public Task<bool> EndAsync(string jobId, long run, JobState state, string? result, string? error) =>
        WriteAsync(
            jobId,
            "state = @p2, result = @p3, error = @p4, fraction = 1, due_at = @p5, updated_at = @p5, ended_at = @p5 WHERE job_id = @p0 AND run = @p1 AND state = 1",
            run,
            (int)state,
            result,
            error,
            Now
        );

    /// <summary>Ends a job that has not ended. Whoever asks for it is told there and then.</summary>
    public async Task<bool> CancelAsync(string jobId) =>
        await writer.RunAsync(
            jobId,
            sql =>
                sql.Execute(
                    $"UPDATE job SET state = 5, run = run + 1, due_at = NULL, updated_at = @p1, ended_at = @p1 WHERE job_id = @p0 AND {IsOpen}",
                    jobId,
                    Now
                )
        ) == 1;

    /// <summary>Nothing is left to do for a job that has ended.</summary>
    public Task<int> MarkToldAsync(string jobId) =>
        writer.RunAsync(
            jobId,
            sql => sql.Execute("UPDATE job SET due_at = NULL WHERE job_id = @p0 AND state IN (3, 4, 5)", jobId)
        );

    /// <summary>Keeps which message shows the progress.</summary>
    public Task<int> ShowProgressInAsync(string jobId, string activityId) =>
        writer.RunAsync(
            jobId,
            sql => sql.Execute("UPDATE job SET progress_activity_id = @p1 WHERE job_id = @p0", jobId, activityId)
        );

    /// <summary>All jobs of a person in a conversation.</summary>
    public IReadOnlyList<JobRow> FindAllOf(string conversationId, string tenant, string userId) =>
        FindOf(conversationId, tenant, userId, int.MaxValue);

    /// <summary>Takes the content out of a job that has ended, with its steps; who began what, when and how it ended stays.</summary>
    public Task<int> EraseAsync(string jobId, string title) =>
        writer.RunAsync(
            jobId,
            sql =>
            {
                sql.Execute("DELETE FROM job_step WHERE job_id = @p0", jobId);
                return sql.Execute(
                    """
                    UPDATE job SET title = @p1, input = '{}', progress = '', question = NULL, result = NULL, error = NULL,
                        due_at = NULL
                    WHERE job_id = @p0 AND state IN (3, 4, 5)
                    """,
                    jobId,
                    title
                );
            }
        );

    /// <summary>Forgets jobs that ended before a time, with their steps.</summary>
    public Task<int> ForgetAsync(DateTimeOffset before)
    {
        const string old = "ended_at < @p0 AND due_at IS NULL";
        var time = before.ToUnixTimeMilliseconds();
        return writer.RunAsync(
            "jobs",
            sql =>
            {
                sql.Execute($"DELETE FROM job_step WHERE job_id IN (SELECT job_id FROM job WHERE {old})", time);
                return sql.Execute($"DELETE FROM job WHERE {old}", time);
            }
        );
    }

    private static bool IsOne(int changed) => changed == 1;

    private async Task<bool> WriteAsync(string jobId, string change, params object?[] values) =>
        await writer.RunAsync(jobId, sql => sql.Execute($"UPDATE job SET {change}", [jobId, .. values])) == 1;

    private List<JobRow> Query(string condition, params object?[] values)
    {
        metrics.Read();
        return database.Read(sql => sql.Query($"SELECT {Columns} FROM job WHERE {condition}", ReadRow, values));
    }

    private static JobRow ReadRow(DbDataReader row) =>
        new()
        {
            JobId = row.GetString(0),
            Tenant = row.GetString(1),
            UserId = row.GetString(2),
            ConversationId = row.GetString(3),
            Reference = row.GetString(4),
            Kind = row.GetString(5),
            Title = row.GetString(6),
            Input = row.GetString(7),
            DeduplicationKey = row.GetString(8),
            State = row.GetInt32(9),
            Run = row.GetInt64(10),
            Attempts = row.GetInt32(11),
            Progress = row.GetString(12),
            Fraction = row.GetDouble(13),
            ProgressActivityId = Text(row, 14),
            Question = Text(row, 15),
            Result = Text(row, 16),
            Error = Text(row, 17),
            DueAt = Number(row, 18),
            CreatedAt = row.GetInt64(19),
            UpdatedAt = row.GetInt64(20),
            EndedAt = Number(row, 21),
        };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
