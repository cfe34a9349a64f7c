using Chatbot.Bot.Conversations.Memories;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Hands each message to the first stage that takes it; then memory takes in what was said.</summary>
internal sealed class MessageHandler(IEnumerable<IMessageStage> stages, ConversationMemories memories) : IActivityHandler
{
    private readonly IMessageStage[] _stages = [.. stages.OrderBy(stage => stage.Order)];

    public string ActivityType => ActivityTypes.Message;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        foreach (var stage in _stages)
        {
            if (await stage.TryHandleAsync(turn, cancellationToken))
            {
                await memories.KeepAsync(turn, cancellationToken);
                return;
            }
        }
    }
}
