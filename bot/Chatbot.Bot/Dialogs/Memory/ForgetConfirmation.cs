using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Memories;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>Begins the dialog that forgets; nothing is forgotten before a yes.</summary>
internal sealed class ForgetConfirmation(DialogRunner dialogs) : IForgetConfirmation
{
    public Task AskAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        dialogs.BeginAsync(turn, ForgetDialog.DialogId, null, cancellationToken);
}
