namespace Chatbot.Bot.Jobs;

/// <summary>The job was cancelled, or another node has taken it over: this run must not go on.</summary>
internal sealed class JobLostException(string jobId) : InvalidOperationException($"Job {jobId} is no longer this run's.");
