using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.State;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>Carries a request to forget out right after the turn that asked for it, and says what was cancelled by it.</summary>
internal sealed class ErasureContinuation(Eraser eraser) : IContinuation
{
    public const string ContinuationName = "memory/erase";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        var copies = await eraser.RunAsync(id, turn);
        if (copies.Cancelled > 0)
        {
            var texts = MemoryTexts.For(UserPreferences.LocaleOf(turn));
            await turn.SendAsync(TurnTexts.Message(texts.Cancelled), cancellationToken);
        }
    }
}
