using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Jobs;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tests.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbot.Bot.Tests.Jobs;

/// <summary>A silo with real storage, conversations that only show what jobs say, and one kind of job.</summary>
internal static class JobHost
{
    public static Task<ConversationHost> StartAsync(
        Func<JobRun, CancellationToken, Task<JobEnd>> run,
        string? folder = null,
        TimeProvider? time = null,
        params string[] settings
    ) =>
        ConversationHost.StartAsync(
            (_, _) => Task.CompletedTask,
            folder,
            time,
            services: services =>
            {
                var configuration = new ConfigurationBuilder()
                    .AddCommandLine([.. settings, "--Jobs:RetryDelay=00:00:00.1"])
                    .Build();
                services.RemoveAll<IContinuation>();
                services.AddJobs(configuration);
                services.RemoveAll<IJobKind>();
                services.AddSingleton<IJobKind>(new FakeKind(run));
                services.AddSingleton<IBot, ContinuationBot>();
            },
            settings: ["--Conversations:SweepInterval=00:00:00.1", "--Conversations:ShutdownGrace=00:00:00", .. settings]
        );

    public static JobStore Jobs(this ConversationHost host) => host.Services.GetRequiredService<JobStore>();

    public static Task<JobRow?> StartJobAsync(this ConversationHost host, string key = "k", string user = "user1") =>
        host
            .Services.GetRequiredService<JobStarter>()
            .StartAsync(
                ConversationHost.Id(),
                ConversationHost.Message("go") with
                {
                    From = new() { Id = user },
                },
                FakeKind.KindName,
                "the report",
                "{}",
                key
            );

    /// <summary>Ends when a job is in a state; fails when it is not after half a minute.</summary>
    public static async Task<JobRow> UntilAsync(this ConversationHost host, string jobId, Func<JobRow, bool> isReached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ConversationHost.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (host.Jobs().Find(jobId) is { } job && isReached(job))
            {
                return job;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    /// <summary>Only continuations: what people write is not answered.</summary>
    private sealed class ContinuationBot(IEnumerable<IContinuation> continuations) : IBot
    {
        private readonly ContinuationHandler _handler = new(continuations);

        public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.Activity.Type == Continuation.ActivityType ? _handler.OnTurnAsync(turn, cancellationToken) : Task.CompletedTask;
    }
}
