using Chatbot.Bot.Conversations.Messages;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Memories;

/// <summary>Lets a message be handled; then memory takes in what was said.</summary>
internal sealed class RememberingMessageHandler(MessageHandler messages, ConversationMemories memories) : IActivityHandler
{
    public string ActivityType => ActivityTypes.Message;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await messages.OnTurnAsync(turn, cancellationToken);
        await memories.KeepAsync(turn, cancellationToken);
    }
}
