using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Memories;

/// <summary>Says whether a person is still to be asked if things may be remembered, for a place that asks by itself.</summary>
internal interface IConsentOffers
{
    /// <summary>What to ask; null when the person was asked before, or has answered.</summary>
    /// <param name="conversation">The person's conversation.</param>
    /// <param name="userId">The person.</param>
    /// <param name="locale">BCP 47 tag of the person's client; null = English. What the person chose for answers comes first.</param>
    ConsentOffer? Find(ConversationId conversation, string userId, string? locale);
}
