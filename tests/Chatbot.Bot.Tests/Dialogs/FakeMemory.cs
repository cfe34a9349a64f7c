using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Memory;

namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>Remembers who has consented, and who was forgotten.</summary>
internal sealed class FakeMemory : IPersonalMemory
{
    public HashSet<string> Consented { get; } = [];

    public List<string> Forgotten { get; } = [];

    public bool HasConsent(ITurnContext turn) => Consented.Contains(turn.Activity.From!.Id!);

    public Task SetConsentAsync(ITurnContext turn, bool isGiven)
    {
        _ = isGiven ? Consented.Add(turn.Activity.From!.Id!) : Consented.Remove(turn.Activity.From!.Id!);
        return Task.CompletedTask;
    }

    public Task ForgetAllAsync(ITurnContext turn)
    {
        Forgotten.Add(turn.Activity.From!.Id!);
        return Task.CompletedTask;
    }
}
