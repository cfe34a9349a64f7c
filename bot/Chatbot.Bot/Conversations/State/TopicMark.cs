namespace Chatbot.Bot.Conversations.State;

/// <summary>Where a person began a new topic: what was said before is not used for answers to this person any more.</summary>
/// <param name="At">Timestamp of the message that began it.</param>
internal sealed record TopicMark(DateTimeOffset At)
{
    /// <summary>Where it is kept.</summary>
    public static readonly StateProperty<TopicMark> Property = new("topic", StateJsonContext.Default.TopicMark);

    /// <summary>Everything before the message of this turn belongs to the past.</summary>
    public static void Begin(ITurnContext turn) =>
        Property.Set(turn.State.PrivateConversation, new(turn.Activity.Timestamp ?? DateTimeOffset.MinValue));

    public static DateTimeOffset? Of(ITurnContext turn) => Property.Get(turn.State.PrivateConversation)?.At;
}
