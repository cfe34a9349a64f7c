using Chatbot.Contracts.Activities;
using Xunit;

namespace Chatbot.Testing.Conversations;

/// <summary>
/// A conversation written down as a script: each step sends something or says what must come back. Nothing happens before
/// <see cref="StartTestAsync"/>; at its end no answer may be left over that no step spoke of.
/// </summary>
/// <example>
/// <code>
/// await new TestFlow(adapter)
///     .Send("ticket").AssertReply("What is the problem, in a few words?")
///     .Send("cancel").AssertReplyContains("Nothing was done")
///     .StartTestAsync();
/// </code>
/// </example>
internal sealed class TestFlow(TestAdapter adapter, TestConversation? conversation = null)
{
    private readonly List<Func<Queue<Activity>, Task>> _steps = [];

    /// <summary>The user writes a text.</summary>
    public TestFlow Send(string text) => Send(new Activity { Type = ActivityTypes.Message, Text = text });

    /// <summary>The user's client sends an activity.</summary>
    public TestFlow Send(Activity activity) =>
        Add(async replies =>
        {
            Assert.True(replies.Count == 0, $"Nobody expected the answer '{replies.FirstOrDefault()?.Text}'.");
            foreach (var reply in await adapter.SendAsync(activity, conversation))
            {
                replies.Enqueue(reply);
            }
        });

    /// <summary>The user writes a text, to which the bot answers with exactly one other.</summary>
    public TestFlow Test(string text, string reply) => Send(text).AssertReply(reply);

    /// <summary>The next answer has this text.</summary>
    public TestFlow AssertReply(string text) => AssertReply(reply => Assert.Equal(text, reply.Text));

    /// <summary>The next answer's text holds each of these.</summary>
    public TestFlow AssertReplyContains(params string[] parts) =>
        AssertReply(reply => Assert.All(parts, part => Assert.Contains(part, reply.Text ?? "", StringComparison.Ordinal)));

    /// <summary>The next answer has one of these texts.</summary>
    public TestFlow AssertReplyOneOf(params string[] texts) => AssertReply(reply => Assert.Contains(reply.Text, texts));

    /// <summary>The next answer passes a check.</summary>
    public TestFlow AssertReply(Action<Activity> check) =>
        Add(replies =>
        {
            Assert.True(replies.Count > 0, "There is no further answer.");
            check(replies.Dequeue());
            return Task.CompletedTask;
        });

    /// <summary>There is no further answer.</summary>
    public TestFlow AssertNoReply() =>
        Add(replies =>
        {
            Assert.True(replies.Count == 0, $"There is the answer '{replies.FirstOrDefault()?.Text}'.");
            return Task.CompletedTask;
        });

    /// <summary>Time goes by.</summary>
    public TestFlow Delay(TimeSpan time) =>
        Add(_ =>
        {
            adapter.Time.Advance(time);
            return Task.CompletedTask;
        });

    /// <summary>The host is stopped and started again.</summary>
    public TestFlow Restart() => Add(_ => adapter.RestartAsync());

    /// <summary>Runs the steps.</summary>
    public async Task StartTestAsync()
    {
        var replies = new Queue<Activity>();
        foreach (var step in _steps)
        {
            await step(replies);
        }

        Assert.True(replies.Count == 0, $"Nobody expected the answer '{replies.FirstOrDefault()?.Text}'.");
    }

    private TestFlow Add(Func<Queue<Activity>, Task> step)
    {
        _steps.Add(step);
        return this;
    }
}
