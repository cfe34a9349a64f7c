using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>What every engine must do with jobs.</summary>
public abstract class JobStoreConformanceTests(StoreFixture stores)
{
    private readonly string _user = Guid.NewGuid().ToString("N");
    private readonly JobStore _jobs = stores.Get<JobStore>();

    [Fact]
    public async Task Job_IsReadAsItWasWritten()
    {
        var job = await AddAsync("k");

        var read = _jobs.Find(job.JobId)!;

        Assert.Equal(
            (JobState.Queued, "größe „x“", "{\"a\":1}", 0, 0L, (string?)null),
            ((JobState)read.State, read.Title, read.Input, read.Attempts, read.Run, read.Result)
        );
        Assert.NotNull(read.DueAt);
        Assert.Contains(job.JobId, _jobs.FindDue(10_000));
    }

    [Fact]
    public async Task Jobs_StartedAtOnceWithOneKey_AreOne()
    {
        var jobs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AddAsync("same")));

        Assert.Single(jobs.Select(job => job.JobId).Distinct());
        Assert.Single(_jobs.FindOf("test/default/c", "default", _user, 100));
    }

    [Fact]
    public async Task Job_BeyondTheLimit_IsNotKept()
    {
        Assert.NotNull(await TryAddAsync("1", mostOfUser: 1));
        Assert.Null(await TryAddAsync("2", mostOfUser: 1));
        Assert.Null(await TryAddAsync("3", mostOfUser: 100, mostOfAll: 0));

        await _jobs.CancelAsync(_jobs.FindOf("test/default/c", "default", _user, 1)[0].JobId);
        Assert.NotNull(await TryAddAsync("4", mostOfUser: 1));
    }

    [Fact]
    public async Task Job_FromStartToEnd_GoesThroughItsStates()
    {
        var id = (await AddAsync("k")).JobId;
        var run = (await _jobs.BeginAsync(id))!.Run;
        Assert.True(await _jobs.ReportAsync(id, run, "half way", 0.5));
        Assert.True(await _jobs.RecordAsync(id, run, "one", "1"));
        Assert.Equal(0, _jobs.Find(id)!.Attempts);
        Assert.True(await _jobs.WaitAsync(id, run, "question"));
        Assert.Null(await _jobs.BeginAsync(id));
        Assert.True(await _jobs.MarkAskedAsync(id, "question", DateTimeOffset.UtcNow.AddDays(1)));
        Assert.DoesNotContain(id, _jobs.FindDue(10_000));

        Assert.False(await _jobs.DecideAsync(id, "another question", "answer", "yes"));
        Assert.True(await _jobs.DecideAsync(id, "question", "answer", "yes"));
        Assert.False(await _jobs.DecideAsync(id, "question", "answer", "no"));
        var again = (await _jobs.BeginAsync(id))!.Run;
        Assert.False(await _jobs.EndAsync(id, run, JobState.Failed, null, "old run"));
        Assert.True(await _jobs.EndAsync(id, again, JobState.Succeeded, "result", null));
        Assert.False(await _jobs.CancelAsync(id));

        var job = _jobs.Find(id)!;
        Assert.Equal((JobState.Succeeded, "result"), ((JobState)job.State, job.Result));
        Assert.Equal(new Dictionary<string, string> { ["one"] = "1", ["answer"] = "yes" }, _jobs.ReadSteps(id));
        Assert.Contains(id, _jobs.FindDue(10_000));
        await _jobs.MarkToldAsync(id);
        Assert.DoesNotContain(id, _jobs.FindDue(10_000));
        await _jobs.ForgetAsync(DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Null(_jobs.Find(id));
        Assert.Empty(_jobs.ReadSteps(id));
    }

    [Fact]
    public async Task Run_OfACancelledJob_WritesNothing()
    {
        var id = (await AddAsync("k")).JobId;
        var run = (await _jobs.BeginAsync(id))!.Run;
        Assert.True(await _jobs.RecordAsync(id, run, "one", "1"));

        Assert.True(await _jobs.CancelAsync(id));

        Assert.False(await _jobs.RecordAsync(id, run, "two", "2"));
        Assert.False(await _jobs.ReportAsync(id, run, "late", 1));
        Assert.False(await _jobs.WaitAsync(id, run, "late"));
        Assert.False(await _jobs.EndAsync(id, run, JobState.Succeeded, "late", null));
        Assert.Null(await _jobs.BeginAsync(id));
        Assert.Equal(["one"], _jobs.ReadSteps(id).Keys);
    }

    [Fact]
    public async Task Run_ThatWasTakenOver_WritesNothing()
    {
        var id = (await AddAsync("k")).JobId;
        var first = (await _jobs.BeginAsync(id))!.Run;

        var second = (await _jobs.BeginAsync(id))!.Run;

        Assert.False(await _jobs.RecordAsync(id, first, "step", "old"));
        Assert.True(await _jobs.RecordAsync(id, second, "step", "new"));
        Assert.False(await _jobs.RecordAsync(id, second, "step", "again"));
        Assert.Equal("new", _jobs.ReadSteps(id)["step"]);
    }

    [Fact]
    public async Task Job_PutBack_IsNotDueBeforeItsTime()
    {
        var id = (await AddAsync("k")).JobId;
        var run = (await _jobs.BeginAsync(id))!.Run;

        Assert.True(await _jobs.RetryAsync(id, run, DateTimeOffset.UtcNow.AddHours(1)));

        Assert.DoesNotContain(id, _jobs.FindDue(10_000));
        Assert.False(await _jobs.RecordAsync(id, run, "late", "1"));
    }

    [Fact]
    public async Task Job_OfOthers_IsNotFound()
    {
        await AddAsync("k");

        Assert.Empty(_jobs.FindOf("test/default/c", "default", "somebody", 10));
        Assert.Empty(_jobs.FindOf("test/default/c", "other", _user, 10));
        Assert.Empty(_jobs.FindOf("test/default/d", "default", _user, 10));
    }

    private async Task<JobRow> AddAsync(string key) => (await TryAddAsync(key))!;

    private Task<JobRow?> TryAddAsync(string key, int mostOfUser = 100, int mostOfAll = 1_000_000) =>
        _jobs.AddAsync(
            new()
            {
                JobId = Guid.NewGuid().ToString("N"),
                Tenant = "default",
                UserId = _user,
                ConversationId = "test/default/c",
                Reference = """{"type":"continuation"}""",
                Kind = "fake",
                Title = "größe „x“",
                Input = "{\"a\":1}",
                DeduplicationKey = $"{_user}#{key}",
            },
            mostOfUser,
            mostOfAll
        );
}
