using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Hands each message to the first stage that takes it.</summary>
internal sealed class MessageHandler : IActivityHandler
{
    private readonly IMessageStage[] _stages;

    /// <exception cref="InvalidOperationException">Two stages share a place, so that chance would decide between them.</exception>
    public MessageHandler(IEnumerable<IMessageStage> stages)
    {
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
                return;
            }
        }
    }
}
