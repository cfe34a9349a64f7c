using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Dialogs;

/// <summary>A dialog that is made of others, which nobody else sees. It ends when its first one does.</summary>
internal abstract class ComponentDialog(string id) : Dialog(id)
{
    private readonly DialogSet _dialogs = new();
    private string? _initial;

    /// <summary>The waterfalls inside, in the order in which they were added.</summary>
    public IEnumerable<WaterfallDialog> Waterfalls => _dialogs.Dialogs.OfType<WaterfallDialog>();

    /// <summary>Adds an inner dialog; the first one is begun first. A waterfall brings its prompts along.</summary>
    protected void AddDialog(Dialog dialog)
    {
        _initial ??= dialog.Id;
        _dialogs.Add(dialog);
        if (dialog is WaterfallDialog waterfall)
        {
            foreach (var prompt in waterfall.Prompts)
            {
                _dialogs.Add(prompt);
            }
        }
    }

    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialog,
        object? options,
        CancellationToken cancellationToken
    )
    {
        var inner = _dialogs.CreateContext(dialog.Turn, []);
        return await EndTurnAsync(
            dialog,
            inner,
            await inner.BeginDialogAsync(_initial!, options, cancellationToken),
            cancellationToken
        );
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var inner = Inner(dialog);
        var result = await CorrectAsync(inner, cancellationToken) ?? await inner.ContinueDialogAsync(cancellationToken);
        return await EndTurnAsync(dialog, inner, result, cancellationToken);
    }

    /// <summary>A dialog that had come in between has ended: the question that was open is asked again.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialog,
        object? result,
        CancellationToken cancellationToken
    )
    {
        await RepromptDialogAsync(dialog, cancellationToken);
        return DialogTurnResult.Waiting;
    }

    public override async Task RepromptDialogAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var inner = Inner(dialog);
        await inner.RepromptDialogAsync(cancellationToken);
        dialog.SetState(new ComponentState(inner.Stack), DialogJsonContext.Default.ComponentState);
    }

    /// <summary>“No, I meant …” goes back to an earlier step. Null when the message is no correction.</summary>
    private async Task<DialogTurnResult?> CorrectAsync(DialogContext inner, CancellationToken cancellationToken)
    {
        var place = inner.Stack.ToList().FindLastIndex(instance => _dialogs.Find(instance.Id) is WaterfallDialog);
        if (place < 0 || place == inner.Stack.Count - 1 || inner.Turn.Activity.Text is not { } text)
        {
            return null;
        }

        var waterfall = (WaterfallDialog)_dialogs.Find(inner.Stack[place].Id);
        return Correction.Read(text, waterfall.Slots) is { } correction
            ? await waterfall.CorrectAsync(inner, place, correction, cancellationToken)
            : null;
    }

    private DialogContext Inner(DialogContext dialog) =>
        _dialogs.CreateContext(dialog.Turn, dialog.GetState(DialogJsonContext.Default.ComponentState).Stack);

    private static async Task<DialogTurnResult> EndTurnAsync(
        DialogContext dialog,
        DialogContext inner,
        DialogTurnResult result,
        CancellationToken cancellationToken
    )
    {
        switch (result.Status)
        {
            case DialogTurnStatus.Waiting:
                dialog.SetState(new ComponentState(inner.Stack), DialogJsonContext.Default.ComponentState);
                return result;
            case DialogTurnStatus.Cancelled:
                return dialog.CancelAllDialogs();
            default:
                return await dialog.EndDialogAsync(result.Result, cancellationToken);
        }
    }
}
