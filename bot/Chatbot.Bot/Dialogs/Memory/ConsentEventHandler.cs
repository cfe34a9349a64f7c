using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.State;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>
/// The answer of the chat page to <see cref="ConsentOffers"/>: the event <c>memory/consent</c> with <c>{"given": true}</c> or false. Kept as
/// the dialog keeps it; anything else than a plain true or false changes nothing.
/// </summary>
internal sealed class ConsentEventHandler(PersonalMemory memory) : IEventHandler
{
    private const string GivenMember = "given";

    public string Name => "memory/consent";

    public async Task OnEventAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (
            !PersonalMemory.IsKept(turn)
            || turn.Activity.Value is not { } value
            || FreeJson.Find(value, GivenMember) is not { ValueKind: JsonValueKind.True or JsonValueKind.False } given
        )
        {
            return;
        }

        await memory.SetConsentAsync(turn, given.ValueKind == JsonValueKind.True);
        UserPreferences.Property.Set(turn.State.User, UserPreferences.Of(turn) with { WasAskedForMemory = true });
    }
}
