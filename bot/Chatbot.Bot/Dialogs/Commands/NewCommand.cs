using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Dialogs.Memory;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Begins a new topic; an unfinished dialog is cancelled.</summary>
internal sealed class NewCommand(DialogRunner dialogs) : ICommand
{
    public async Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken)
    {
        dialogs.Cancel(turn);
        TopicMark.Begin(turn);
        PersonalMemory.BeginTopic(turn);
        await turn.SendAsync(TurnTexts.Message(CommandTexts.NewDone.In(UserPreferences.LocaleOf(turn))), cancellationToken);
    }
}
