using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Commands;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>Begins the dialog that forgets; nothing is forgotten before a yes.</summary>
internal sealed class ForgetCommand(DialogRunner dialogs) : ICommand
{
    public Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken) =>
        dialogs.BeginAsync(turn, ForgetDialog.DialogId, null, cancellationToken);
}
