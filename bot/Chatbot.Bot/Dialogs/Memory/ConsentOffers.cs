using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>The question of <see cref="ConsentDialog"/> for the chat page, which asks it itself.</summary>
internal sealed class ConsentOffers(UserMemory users, BotStateStore states) : IConsentOffers
{
    public ConsentOffer? Find(ConversationId conversation, string userId, string? locale)
    {
        var preferences = UserPreferences.Property.Get(new TurnState(conversation, userId, states).User) ?? new();
        if (preferences.WasAskedForMemory || users.HasConsent(new(conversation.Tenant, conversation.Channel, userId)))
        {
            return null;
        }

        var language = preferences.Language ?? locale;
        return new(
            MemoryTexts.AskConsent.In(language),
            DialogTexts.Yes.In(language),
            DialogTexts.No.In(language),
            MemoryTexts.Given.In(language),
            MemoryTexts.Refused.In(language)
        );
    }
}
