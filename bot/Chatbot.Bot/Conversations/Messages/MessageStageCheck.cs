namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Two stages at one place end the start: chance would decide between them.</summary>
internal sealed class MessageStageCheck(IEnumerable<IMessageStage> stages) : IHostedService
{
    /// <exception cref="InvalidOperationException">Two stages share a place.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var shared = stages.GroupBy(stage => stage.Order).FirstOrDefault(place => place.Count() > 1);
        return shared is null
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"{string.Join(" and ", shared.Select(stage => stage.GetType().FullName))} are message stages of the same place, {nameof(MessageStageOrder)}.{shared.Key}. Give one of them a place of its own."
            );
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
