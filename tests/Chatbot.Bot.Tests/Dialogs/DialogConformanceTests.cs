using System.Text.Json.Nodes;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>What every dialog must do. A subclass says how a person goes through it.</summary>
public abstract class DialogConformanceTests : IAsyncLifetime
{
    private const string Cancelled = "Cancelled. Nothing was done.";
    private TestAdapter _adapter = null!;

    /// <summary>How a person goes through the dialog, in a conversation where an answer was given before.</summary>
    private protected abstract Task<DialogScript> ScriptAsync();

    private DialogScript Script { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Script = await ScriptAsync();
        _adapter = await TestAdapter.StartAsync(new() { Settings = Script.Settings, Services = Script.Services });
        await _adapter.SendAsync("hello");
    }

    public async ValueTask DisposeAsync()
    {
        await _adapter.DisposeAsync();
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops what the script has started.</summary>
    private protected virtual ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Dialog_StartedByWords_AsksStepByStepToItsEnd() =>
        Assert.Contains(Script.End, await WalkAsync(() => Task.CompletedTask), StringComparison.Ordinal);

    [Fact]
    public async Task Dialog_WhoseHostIsRestartedAtEveryStep_GoesOnWhereItWas() =>
        Assert.Contains(Script.End, await WalkAsync(_adapter.RestartAsync), StringComparison.Ordinal);

    [Fact]
    public async Task Cancel_AtEveryStep_EndsIt()
    {
        for (var step = 0; step < Script.Steps.Count; step++)
        {
            await GoToAsync(step);

            Assert.Equal(Cancelled, Assert.Single(await _adapter.SendAsync("cancel")).Text);
            Assert.DoesNotContain(Cancelled, Text(await _adapter.SendAsync("cancel")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Help_AtEveryStep_SaysWhatItIsAboutAndAsksAgain()
    {
        for (var step = 0; step < Script.Steps.Count; step++)
        {
            await GoToAsync(step);

            var replies = await _adapter.SendAsync("help");

            Assert.Contains(Script.Title, replies[0].Text, StringComparison.Ordinal);
            Assert.Contains(Script.Steps[step].Question, replies[1].Text, StringComparison.Ordinal);
            await _adapter.SendAsync("cancel");
        }
    }

    [Fact]
    public async Task BadAnswer_AtEveryStepThatHasOne_IsAskedForAgain()
    {
        for (var step = 0; step < Script.Steps.Count; step++)
        {
            if (Script.Steps[step].BadAnswer is not { } bad)
            {
                continue;
            }

            await GoToAsync(step);
            Assert.Contains(Script.Steps[step].Question, Text(await _adapter.SendAsync(bad)), StringComparison.Ordinal);
            await _adapter.SendAsync("cancel");
        }
    }

    [Fact]
    public async Task Question_AtEveryStep_IsAnsweredAndTheDialogGoesOn()
    {
        for (var step = 0; step < Script.Steps.Count; step++)
        {
            if (Script.Steps[step].TakesQuestions)
            {
                continue;
            }

            await GoToAsync(step);
            var replies = await _adapter.SendAsync("How high is the tower of the town hall?");
            Assert.Equal(2, replies.Count);
            Assert.Contains(Script.Steps[step].Question, replies[1].Text, StringComparison.Ordinal);
            await _adapter.SendAsync("cancel");
        }
    }

    [Fact]
    public async Task State_OfANewerVersion_EndsTheDialogWithAWord()
    {
        await GoToAsync(0);
        var store = _adapter.Services.GetRequiredService<BotStateStore>();
        var key = $"private/{new TestConversation().Id}/ann";
        var (document, version) = store.Read(key);
        var state = JsonNode.Parse(document!)!;
        state["dialogs"]!["stack"]![0]!["version"] = 999;
        await store.WriteAsync(new(key, state.ToJsonString(), version));

        var reply = Assert.Single(await _adapter.SendAsync(Script.Steps[0].Answer));

        Assert.Contains("begun in another version of me", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Cancelled, Text(await _adapter.SendAsync("cancel")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialog_OfAnotherPersonOfTheConversation_IsNotTouched()
    {
        await GoToAsync(0);

        var other = await _adapter.SendAsync(Script.Steps[0].Answer, new() { User = "bob" });

        Assert.DoesNotContain(
            other,
            reply => Script.Steps.Skip(1).Any(step => reply.Text!.Contains(step.Question, StringComparison.Ordinal))
        );
        Assert.Equal(Cancelled, Assert.Single(await _adapter.SendAsync("cancel")).Text);
    }

    private async Task GoToAsync(int step)
    {
        await _adapter.SendAsync(Script.Start);
        for (var at = 0; at < step; at++)
        {
            await _adapter.SendAsync(Script.Steps[at].Answer);
        }
    }

    private async Task<string> WalkAsync(Func<Task> between)
    {
        var said = Text(await _adapter.SendAsync(Script.Start));
        foreach (var step in Script.Steps)
        {
            Assert.Contains(step.Question, said, StringComparison.Ordinal);
            await between();
            said = Text(await _adapter.SendAsync(step.Answer));
        }

        return said;
    }

    private static string Text(IEnumerable<Activity> replies) => string.Join("\n", replies.Select(reply => reply.Text));
}
