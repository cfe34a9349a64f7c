using Chatbot.Bot.Conversations;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>What a person orders with a slash and a word. <see cref="CommandCatalog"/> says which word.</summary>
internal interface ICommand
{
    /// <param name="turn">The turn.</param>
    /// <param name="argument">What follows the word; empty when nothing does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken);
}
