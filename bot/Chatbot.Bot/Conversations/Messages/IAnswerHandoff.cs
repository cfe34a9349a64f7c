using Chatbot.Bot.Orchestration.Agents;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Goes on where a model has handed over, such as with a dialog that it has started.</summary>
internal interface IAnswerHandoff
{
    /// <param name="turn">The turn, whose answer was given.</param>
    /// <param name="call">The call by which the model has handed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task TakeAsync(ITurnContext turn, AgentCall call, CancellationToken cancellationToken);
}
