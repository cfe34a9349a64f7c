using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Commands;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary><c>/leave</c> begins a request for leave.</summary>
internal sealed class LeaveCommand(DialogRunner dialogs) : ICommand
{
    public Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken) =>
        dialogs.BeginAsync(turn, LeaveDialog.DialogId, null, cancellationToken);
}
