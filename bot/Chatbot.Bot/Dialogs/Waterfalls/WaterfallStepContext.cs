using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Prompts;

namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>One run of a step.</summary>
internal sealed class WaterfallStepContext<TState>(
    WaterfallDialog<TState> waterfall,
    DialogContext dialog,
    string name,
    TState values,
    object? result
)
    where TState : class, new()
{
    private TState _values = values;

    public DialogContext Dialog => dialog;

    public DialogTurn Turn => dialog.Turn;

    public string? Locale => dialog.Locale;

    public WaterfallDialog<TState> Waterfall => waterfall;

    /// <summary>What the dialog knows so far. A new value is kept at once.</summary>
    public TState Values
    {
        get => _values;
        set
        {
            _values = value;
            waterfall.Save(dialog, name, value);
        }
    }

    /// <summary>What the step before, or the dialog that this step had begun, handed over.</summary>
    public object? Result => result;

    public Task<DialogTurnResult> NextAsync(object? handOver, CancellationToken cancellationToken) =>
        waterfall.RunAfterAsync(dialog, name, _values, handOver, cancellationToken);

    /// <summary>Goes back to a step.</summary>
    public Task<DialogTurnResult> RunAgainAsync(string step, CancellationToken cancellationToken) =>
        waterfall.RunFromAsync(dialog, step, _values, cancellationToken);

    /// <summary>Asks a slot again, although it is filled.</summary>
    public Task<DialogTurnResult> AskAgainAsync(string slot, CancellationToken cancellationToken)
    {
        waterfall.Save(dialog, slot, _values);
        return waterfall
            .SlotSteps.First(step => step.Name == slot)
            .AskAsync(new(waterfall, dialog, slot, _values, null), cancellationToken);
    }

    public Task<DialogTurnResult> BeginDialogAsync(string id, object? options, CancellationToken cancellationToken) =>
        dialog.BeginDialogAsync(id, options, cancellationToken);

    public Task<DialogTurnResult> PromptAsync(string id, PromptOptions options, CancellationToken cancellationToken) =>
        dialog.PromptAsync(id, options, cancellationToken);

    public Task<DialogTurnResult> EndDialogAsync(object? outcome, CancellationToken cancellationToken) =>
        dialog.EndDialogAsync(outcome, cancellationToken);

    public Task SendAsync(string text, CancellationToken cancellationToken) =>
        dialog.Context.SendAsync(TurnTexts.Message(text), cancellationToken);
}
