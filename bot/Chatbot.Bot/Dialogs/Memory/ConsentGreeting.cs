using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>After the greeting asks once, in a conversation of one person, whether things may be remembered.</summary>
internal sealed class ConsentGreeting(PersonalMemory memory, DialogRunner dialogs) : IGreeting
{
    public async Task OnGreetedAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var preferences = UserPreferences.Of(turn);
        if (preferences.WasAskedForMemory || !IsAlone(turn) || memory.HasConsent(turn))
        {
            return;
        }

        UserPreferences.Property.Set(turn.State.User, preferences with { WasAskedForMemory = true });
        await dialogs.BeginAsync(turn, ConsentDialog.DialogId, null, cancellationToken);
    }

    /// <summary>The person who joined is the one who writes, and nobody reads along.</summary>
    private static bool IsAlone(ITurnContext turn) =>
        turn.Activity.From?.Id is { } user
        && turn.Activity.MembersAdded?.Any(member => member.Id == user) == true
        && turn.Activity.Conversation is not ({ IsGroup: true } or { ConversationType: "groupChat" or "channel" });
}
