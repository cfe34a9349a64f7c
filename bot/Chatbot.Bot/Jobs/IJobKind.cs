namespace Chatbot.Bot.Jobs;

/// <summary>Runs the jobs of one kind.</summary>
internal interface IJobKind
{
    /// <summary>Unique among kinds; kept with each job.</summary>
    string Name { get; }

    /// <summary>
    /// Runs a job from its beginning; steps that its journal holds are not repeated. What it throws is tried again, up to
    /// <see cref="JobOptions.MaxAttempts"/> times without getting further.
    /// </summary>
    Task<JobEnd> RunAsync(JobRun run, CancellationToken cancellationToken);
}
