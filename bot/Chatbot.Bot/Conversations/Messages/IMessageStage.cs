namespace Chatbot.Bot.Conversations.Messages;

/// <summary>One way to deal with a message. Stages are asked in their <see cref="Order"/>; the first that takes a message ends the search.</summary>
internal interface IMessageStage
{
    MessageStageOrder Order { get; }

    /// <summary>False when the message is not meant for this stage; nothing was sent or changed then.</summary>
    Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken);
}
