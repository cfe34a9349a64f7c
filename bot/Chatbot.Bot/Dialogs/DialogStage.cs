using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Dialogs.Commands;
using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs;

/// <summary>Hands messages to the dialog that waits for one, and starts dialogs by words.</summary>
internal sealed partial class DialogStage(
    DialogRunner runner,
    DialogCatalog catalog,
    AnswerTurn answers,
    ILogger<DialogStage> logger
) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Dialog;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        DialogState? state = null;
        try
        {
            state = runner.Find(turn);
            return state is null
                ? await TryBeginAsync(turn, cancellationToken)
                : await TryGoOnAsync(turn, state, cancellationToken);
        }
        catch (DialogStateException exception)
        {
            LogUnreadable(exception, turn.Conversation.ToString());
            runner.Cancel(turn);
            await SayAsync(turn, DialogTexts.Unreadable, TitleOf(turn, state), cancellationToken);
            return true;
        }
    }

    private async Task<bool> TryBeginAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (Words.IsContinue(turn.Activity.Text) && IsAlone(turn) && runner.FindElsewhere(turn) is { } unfinished)
        {
            await runner.RepromptAsync(turn, unfinished, cancellationToken);
            return true;
        }

        if (StopCommand.Matches(turn.Activity))
        {
            // The answer ended before the word came, or there was none.
            await SayAsync(turn, CommandTexts.NothingRuns, "", cancellationToken);
            return true;
        }

        if (catalog.FindStart(turn, turn.Activity.Text) is not { } start)
        {
            return false;
        }

        await runner.BeginAsync(turn, start.Dialog.Id, start.Proposals, cancellationToken);
        return true;
    }

    private async Task<bool> TryGoOnAsync(ITurnContext turn, DialogState state, CancellationToken cancellationToken)
    {
        var text = turn.Activity.Text;
        if (Words.IsCancel(text))
        {
            await CancelAsync(turn, cancellationToken);
            return true;
        }

        if (state.IsPaused)
        {
            return await TryWakeAsync(turn, state, cancellationToken);
        }

        if (runner.IsStale(turn, state))
        {
            runner.Pause(turn, state);
            await SayAsync(turn, DialogTexts.GoOn, TitleOf(turn, state), cancellationToken);
            return true;
        }

        if (Words.IsHelp(text))
        {
            await SayAsync(turn, DialogTexts.Help, TitleOf(turn, state), cancellationToken);
            await runner.RepromptAsync(turn, state, cancellationToken);
            return true;
        }

        var result = await runner.ContinueAsync(turn, state, cancellationToken);
        if (result.IsInterrupted && runner.GivesWay(state))
        {
            runner.Cancel(turn);
            return false;
        }

        if (result.IsInterrupted)
        {
            await DealWithAsync(turn, text!, cancellationToken);
        }

        return true;
    }

    /// <summary>What came in between is dealt with; then the open question is asked again.</summary>
    private async Task DealWithAsync(ITurnContext turn, string text, CancellationToken cancellationToken)
    {
        if (runner.Find(turn) is { } open && runner.FindOther(turn, open, text) is { } start)
        {
            await runner.BeginAsync(turn, start.Dialog.Id, start.Proposals, cancellationToken);
            return;
        }

        var depth = runner.Find(turn)?.Stack.Count;
        await answers.AnswerAsync(turn, text, null, cancellationToken);
        if (runner.Find(turn) is { } state && state.Stack.Count == depth)
        {
            await runner.RepromptAsync(turn, state, cancellationToken);
        }
    }

    /// <summary>After a longer silence a yes goes on and a no ends; anything else is none of the dialog's business.</summary>
    private async Task<bool> TryWakeAsync(ITurnContext turn, DialogState state, CancellationToken cancellationToken)
    {
        var isWanted = Words.IsContinue(turn.Activity.Text) ? true : ConfirmRecognizer.Read(turn.Activity.Text);
        if (isWanted == true)
        {
            await runner.RepromptAsync(turn, state, cancellationToken);
        }
        else if (isWanted == false)
        {
            await CancelAsync(turn, cancellationToken);
        }

        return isWanted is not null;
    }

    private async Task CancelAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        runner.Cancel(turn);
        await SayAsync(turn, DialogTexts.NothingDone, "", cancellationToken);
    }

    private string TitleOf(ITurnContext turn, DialogState? state) =>
        state is not null && runner.DialogOf(state) is { } dialog ? dialog.Title.In(UserPreferences.LocaleOf(turn)) : "…";

    private static bool IsAlone(ITurnContext turn) =>
        turn.Activity.Conversation is not ({ IsGroup: true } or { ConversationType: "groupChat" or "channel" });

    private static Task<Activity> SayAsync(
        ITurnContext turn,
        LocalText text,
        string title,
        CancellationToken cancellationToken
    ) => turn.SendAsync(TurnTexts.Message(text.In(UserPreferences.LocaleOf(turn), title)), cancellationToken);

    [LoggerMessage(1350, LogLevel.Warning, "A dialog of conversation {Conversation} was ended because its state cannot be read")]
    private partial void LogUnreadable(Exception exception, string conversation);
}
