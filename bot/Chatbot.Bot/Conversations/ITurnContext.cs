using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>One turn: what came in, and the ways to answer.</summary>
internal interface ITurnContext
{
    ConversationId Conversation { get; }

    /// <summary>Sequence of the inbound activity.</summary>
    long Turn { get; }

    Activity Activity { get; }

    /// <summary>What a user may quote when something went wrong; also the trace id where one is recorded.</summary>
    string CorrelationId { get; set; }

    ChannelCapabilities Capabilities { get; }

    ITurnJournal Journal { get; }

    TurnState State { get; }

    /// <summary>Whether anything was sent.</summary>
    bool Responded { get; }

    /// <summary>Whether the user can see anything of the answer: a message, or the beginning of a stream.</summary>
    bool HasShown { get; }

    /// <summary>Whether the user was already told that this turn failed.</summary>
    bool FailureTold { get; }

    /// <summary>Why the turn was interrupted, if it was.</summary>
    TurnInterruption Interruption { get; }

    /// <summary>How the turn ends, unless it is interrupted.</summary>
    TurnOutcome Outcome { get; set; }

    /// <summary>Messages before this turn, oldest first.</summary>
    IReadOnlyList<Activity> History { get; }

    /// <summary>Sends an activity once, even when the turn runs again after a crash. Returns it as it was stored.</summary>
    Task<Activity> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a message that grows. Where the channel cannot show that, the final message alone. When the user says stop, what
    /// was said is kept as the final message.
    /// </summary>
    Task<Activity> StreamAsync(IAsyncEnumerable<StreamItem> items, CancellationToken cancellationToken);

    /// <summary>Replaces an activity sent earlier; its id says which.</summary>
    Task UpdateAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Deletes an activity sent earlier.</summary>
    Task DeleteAsync(string activityId, CancellationToken cancellationToken);

    /// <summary>Shows that the bot is busy, where the channel can.</summary>
    Task SendTypingAsync(CancellationToken cancellationToken);
}
