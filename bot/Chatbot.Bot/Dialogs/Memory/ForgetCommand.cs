using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Dialogs.Commands;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>Begins the dialog that forgets; nothing is forgotten before a yes.</summary>
internal sealed class ForgetCommand(IForgetConfirmation confirmation) : ICommand
{
    public Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken) =>
        confirmation.AskAsync(turn, cancellationToken);
}
