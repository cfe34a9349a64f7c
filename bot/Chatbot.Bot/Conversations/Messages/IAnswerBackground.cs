using Chatbot.Bot.Orchestration.Agents;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Goes on with answers that take longer than a turn should.</summary>
internal interface IAnswerBackground
{
    /// <summary>Whether one more answer of the person of a turn can go on.</summary>
    bool HasRoom(ITurnContext turn);

    /// <summary>Takes a run over durably and says so. Called again for the same turn it does nothing new.</summary>
    /// <param name="turn">The turn, whose answer so far was given.</param>
    /// <param name="checkpoint">The run, between two of its steps.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task TakeAsync(ITurnContext turn, AgentCheckpoint checkpoint, CancellationToken cancellationToken);
}
