using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary><c>/stop</c> when nothing runs; while a turn runs, <see cref="StopCommand"/> ends it before it gets here.</summary>
internal sealed class StopWhenIdleCommand : ICommand
{
    public Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken) =>
        turn.SendAsync(TurnTexts.Message(CommandTexts.NothingRuns.In(UserPreferences.LocaleOf(turn))), cancellationToken);
}
