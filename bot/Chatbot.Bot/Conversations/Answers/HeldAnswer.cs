using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>The rest of the last answer to a person, which is sent when they ask for it; soon forgotten, because rights may change.</summary>
/// <param name="Messages">What is left, each message as JSON.</param>
/// <param name="At">When the question was asked.</param>
internal sealed record HeldAnswer(IReadOnlyList<string> Messages, DateTimeOffset At)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly StateProperty<HeldAnswer> Property = new("held-answer", AnswerJsonContext.Default.HeldAnswer);

    /// <summary>Keeps what an answer has left, in place of what an earlier one had.</summary>
    public static void Keep(ITurnContext turn, IReadOnlyList<string> messages)
    {
        var state = turn.State.PrivateConversation;
        if (messages.Count > 0)
        {
            Property.Set(state, new(messages, turn.Activity.Timestamp ?? default));
        }
        else if (Property.Get(state) is not null)
        {
            Property.Delete(state);
        }
    }

    /// <summary>The next message; null when nothing is left, or it is too late for it.</summary>
    public static Activity? Take(ITurnContext turn)
    {
        if (
            Property.Get(turn.State.PrivateConversation) is not { Messages: [var next, ..] } held
            || turn.Activity.Timestamp - held.At > Lifetime
            || TopicMark.Of(turn) > held.At
        )
        {
            return null;
        }

        Keep(turn, [.. held.Messages.Skip(1)]);
        return ActivityJson.Parse(next);
    }
}
