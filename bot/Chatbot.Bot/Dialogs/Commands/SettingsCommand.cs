using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Settings;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Begins the dialog of the settings.</summary>
internal sealed class SettingsCommand(DialogRunner dialogs) : ICommand
{
    public Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken) =>
        dialogs.BeginAsync(turn, SettingsDialog.DialogId, null, cancellationToken);
}
