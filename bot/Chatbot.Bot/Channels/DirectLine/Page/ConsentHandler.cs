using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Bot.Conversations.Memories;

namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>Tells the page whether to ask if things may be remembered. The answer is an event in the conversation.</summary>
internal sealed class ConsentHandler(DirectLineAuthenticator authenticator, IConsentOffers offers)
{
    public async Task<IResult> FindAsync(HttpContext http, string? locale)
    {
        var caller = await authenticator.AuthenticateAsync(http.Request);
        if (caller.Token is not { Conversation: { } conversation, User: { } user })
        {
            throw DirectLineException.Forbidden("Consent is a matter of a user: ask with a user's token.");
        }

        var offer = offers.Find(DirectLineChannel.ToConversationId(conversation), user, locale);
        return TypedResults.Json(
            offer is null ? new() : new ConsentAnswer(offer.Question, offer.Yes, offer.No, offer.Given, offer.Refused),
            DirectLineJsonContext.Default.ConsentAnswer
        );
    }
}
