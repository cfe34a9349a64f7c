using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
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

/// <summary>A silo with real storage, conversations that show what jobs say and take decisions, and one kind of job.</summary>
internal static class JobHost
{
    public static Task<ConversationHost> StartAsync(
        Func<JobRun, CancellationToken, Task<JobEnd>> run,
        string? folder = null,
        TimeProvider? time = null,
        string? approvers = null,
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
                services.RemoveAll<IApprovalKind>();
                services.AddSingleton<IContinuation, AskContinuation>();
                services.AddSingleton<IContinuation, OutcomeContinuation>();
                services.AddSingleton<IContinuation, CloseContinuation>();
                services.AddSingleton<ApprovalStage>();
                services.AddJobs(configuration);
                if (approvers is not null)
                {
                    services.Configure<Bot.Tools.ToolsOptions>(options => options.Approvers["send"] = [approvers]);
                }

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

    /// <summary>Ends when a job is in a state; fails when it is not after a minute and a half.</summary>
    public static async Task<JobRow> UntilAsync(this ConversationHost host, string jobId, Func<JobRow, bool> isReached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ConversationHost.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            if (host.Jobs().Find(jobId) is { } job && isReached(job))
            {
                return job;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    /// <summary>Only continuations and decisions: what else people write is not answered.</summary>
    private sealed class ContinuationBot(IEnumerable<IContinuation> continuations, ApprovalStage approvals) : IBot
    {
        private readonly ContinuationHandler _handler = new(continuations);

        public Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.Activity.Type == Continuation.ActivityType
                ? _handler.OnTurnAsync(turn, cancellationToken)
                : approvals.TryHandleAsync(turn, cancellationToken);
    }
}
