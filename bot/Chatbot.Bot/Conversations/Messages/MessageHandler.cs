using Chatbot.Bot.Conversations.Memories;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Hands each message to the first stage that takes it; then memory takes in what was said.</summary>
internal sealed class MessageHandler : IActivityHandler
{
    private readonly IMessageStage[] _stages;
    private readonly ConversationMemories? _memories;

    /// <param name="stages">In any order.</param>
    /// <param name="memories">Takes in what was said; null = nothing is remembered.</param>
    /// <exception cref="InvalidOperationException">Two stages share a place, so that chance would decide between them.</exception>
    public MessageHandler(IEnumerable<IMessageStage> stages, ConversationMemories? memories = null)
    {
        _memories = memories;
        _stages = [.. stages.OrderBy(stage => stage.Order)];
        if (_stages.DistinctBy(stage => stage.Order).Count() != _stages.Length)
        {
            throw new InvalidOperationException(
                $"Two message stages share a place: {string.Join(", ", _stages.Select(stage => $"{stage.GetType().Name} = {stage.Order}"))}."
            );
        }
    }

    public string ActivityType => ActivityTypes.Message;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        foreach (var stage in _stages)
        {
            if (await stage.TryHandleAsync(turn, cancellationToken))
            {
                await (_memories?.KeepAsync(turn, cancellationToken) ?? Task.CompletedTask);
                return;
            }
        }
    }
}
