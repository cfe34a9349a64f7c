using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Orchestration.Memory;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>What is remembered of the person of a turn across conversations, as dialogs need it.</summary>
internal sealed class PersonalMemory(ConversationMemories conversations, UserMemory users)
{
    /// <summary>False in groups, where nothing personal is kept.</summary>
    public static bool IsKept(ITurnContext turn) => ConversationMemories.UserOf(turn) is not null;

    /// <summary>Whether the person has allowed it.</summary>
    public bool HasConsent(ITurnContext turn) => ConversationMemories.UserOf(turn) is { } user && users.HasConsent(user);

    /// <summary>Allows it, or takes that back; taking back forgets.</summary>
    public Task SetConsentAsync(ITurnContext turn, bool isGiven) =>
        ConversationMemories.UserOf(turn) is not { } user ? Task.CompletedTask
        : isGiven ? users.SetConsentAsync(user, isGiven: true)
        : conversations.WithdrawAsync(turn, user);

    /// <summary>Forgets everything that is remembered of the person, and all that was said, in every conversation.</summary>
    public Task ForgetAllAsync(ITurnContext turn) => conversations.ForgetAllAsync(turn);

    /// <summary>Forgets what was said in this conversation, but not what is remembered across conversations.</summary>
    public static void BeginTopic(ITurnContext turn)
    {
        if (IsKept(turn))
        {
            ConversationMemories.Save(turn, Empty(turn));
        }
    }

    private static ConversationMemory Empty(ITurnContext turn) =>
        ConversationMemory.EmptyAfter(turn.Turn, turn.Activity.Timestamp!.Value);
}
