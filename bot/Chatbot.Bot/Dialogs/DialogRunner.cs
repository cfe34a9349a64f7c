using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Bot.Dialogs.Waterfalls;
using Chatbot.Bot.Tools.BuiltIn.Dates;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs;

/// <summary>Runs the dialogs of a turn: takes up where they stand, and keeps where they stand then.</summary>
internal sealed class DialogRunner(DialogCatalog catalog, DialogStore store, IOptions<DatesOptions> dates, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(dates.Value.TimeZone);

    /// <summary>The unfinished dialogs of this person in this conversation; null = none.</summary>
    public DialogState? Find(ITurnContext turn) => store.Find(turn, TurnOf(turn).Now);

    /// <summary>What this person has begun in another conversation; null = nothing.</summary>
    public DialogState? FindElsewhere(ITurnContext turn) => store.FindElsewhere(turn, TurnOf(turn).Now);

    /// <summary>The dialog that is not finished.</summary>
    public OfferedDialog? DialogOf(DialogState state) => state.Stack.Count == 0 ? null : catalog.Find(state.Stack[^1].Id);

    /// <summary>Whether the person is asked first whether to go on.</summary>
    public bool IsStale(ITurnContext turn, DialogState state) => store.IsStale(state, TurnOf(turn).Now);

    /// <summary>Begins a dialog, above one that is active.</summary>
    /// <exception cref="DialogStateException">The one that is active cannot be read.</exception>
    public Task<DialogTurnResult> BeginAsync(ITurnContext turn, string id, object? options, CancellationToken cancellationToken)
    {
        var state = Find(turn) ?? new(RunOf(turn), [], TurnOf(turn).Now, IsPaused: false);
        return RunAsync(turn, state, dialog => dialog.BeginDialogAsync(id, options, cancellationToken));
    }

    /// <summary>Hands the message of the turn to the active dialog.</summary>
    /// <exception cref="DialogStateException">It cannot be read.</exception>
    public Task<DialogTurnResult> ContinueAsync(ITurnContext turn, DialogState state, CancellationToken cancellationToken) =>
        RunAsync(turn, state, dialog => dialog.ContinueDialogAsync(cancellationToken));

    /// <summary>Lets the active dialog ask again, here.</summary>
    /// <exception cref="DialogStateException">It cannot be read.</exception>
    public Task<DialogTurnResult> RepromptAsync(ITurnContext turn, DialogState state, CancellationToken cancellationToken) =>
        RunAsync(
            turn,
            state with
            {
                IsPaused = false,
            },
            async dialog =>
            {
                await dialog.RepromptDialogAsync(cancellationToken);
                return DialogTurnResult.Waiting;
            }
        );

    /// <summary>The dialog waits for the person to say whether to go on.</summary>
    public void Pause(ITurnContext turn, DialogState state) => store.Save(turn, state with { IsPaused = true });

    /// <summary>Forgets all unfinished dialogs of this person in this conversation.</summary>
    public void Cancel(ITurnContext turn) => store.Delete(turn);

    /// <summary>Whether the dialog that is not finished ends when the person writes anything but an answer.</summary>
    public bool GivesWay(DialogState state) => DialogOf(state) is { GivesWay: true };

    /// <summary>The dialog that a text starts, other than those that are open.</summary>
    public (OfferedDialog Dialog, SlotProposals Proposals)? FindOther(ITurnContext turn, DialogState state, string text) =>
        catalog.FindStart(turn, text) is { } start && state.Stack.All(open => open.Id != start.Dialog.Id) ? start : null;

    private async Task<DialogTurnResult> RunAsync(
        ITurnContext turn,
        DialogState state,
        Func<DialogContext, Task<DialogTurnResult>> run
    )
    {
        var dialogTurn = TurnOf(turn) with
        {
            IsInterruption = text =>
                GivesWay(state) || Questions.ReadsAsQuestion(text) || FindOther(turn, state, text) is not null,
        };
        var dialog = catalog.Dialogs.CreateContext(dialogTurn, state.Stack);
        var result = await run(dialog);
        if (dialog.Stack.Count == 0)
        {
            store.Delete(turn);
        }
        else
        {
            store.Save(turn, state with { Stack = dialog.Stack, At = dialogTurn.Now });
        }

        return result;
    }

    private DialogTurn TurnOf(ITurnContext turn)
    {
        var zone =
            turn.Activity.LocalTimezone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var own) ? own : _zone;
        return new(
            turn,
            UserPreferences.LocaleOf(turn),
            TimeZoneInfo.ConvertTime(turn.Activity.Timestamp ?? time.GetUtcNow(), zone),
            Questions.ReadsAsQuestion
        );
    }

    /// <summary>The same when the turn runs again after a crash.</summary>
    private static string RunOf(ITurnContext turn) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{turn.Conversation}/{turn.Turn}");
}
