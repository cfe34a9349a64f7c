using Chatbot.Bot.Conversations;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>
/// What is remembered of a person across conversations, as dialogs need it. Where none is registered, nothing is remembered across
/// conversations, and nobody is asked about it.
/// </summary>
internal interface IPersonalMemory
{
    /// <summary>Whether the person of the turn has allowed it.</summary>
    bool HasConsent(ITurnContext turn);

    /// <summary>Allows it, or takes that back; taking back forgets.</summary>
    Task SetConsentAsync(ITurnContext turn, bool isGiven);

    /// <summary>Forgets everything that is remembered of the person of the turn.</summary>
    Task ForgetAllAsync(ITurnContext turn);
}
