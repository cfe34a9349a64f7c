using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Dialogs.Recognizers;

namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>Steps one after the other, with a typed state. It ends with that state as its result.</summary>
/// <param name="id">Its id.</param>
/// <param name="stateType">How its state is stored.</param>
/// <param name="steps">The steps; each name is unique, and stored.</param>
internal sealed class WaterfallDialog<TState>(
    string id,
    JsonTypeInfo<TState> stateType,
    IReadOnlyList<WaterfallStep<TState>> steps
) : WaterfallDialog(id)
    where TState : class, new()
{
    /// <summary>Shape of <typeparamref name="TState"/>.</summary>
    public int StateVersion { get; init; } = 1;

    /// <summary>Reads a state of an older version, which is the second argument.</summary>
    public Func<JsonElement, int, TState>? UpgradeState { get; init; }

    public override int Version => StateVersion;

    public override IReadOnlyList<Slot> Slots { get; } = [.. steps.OfType<SlotStep<TState>>().Select(step => step.Slot)];

    public override IEnumerable<Dialog> Prompts => steps.SelectMany(step => step.Prompts);

    /// <summary>The steps that fill slots.</summary>
    public IEnumerable<SlotStep<TState>> SlotSteps => steps.OfType<SlotStep<TState>>();

    public override JsonElement Upgrade(JsonElement state, int version)
    {
        if (UpgradeState is not { } upgrade)
        {
            return base.Upgrade(state, version);
        }

        var position = state.Deserialize(DialogJsonContext.Default.WaterfallPosition) ?? throw new JsonException("It is null.");
        return JsonSerializer.SerializeToElement(
            position with
            {
                Values = JsonSerializer.SerializeToElement(upgrade(position.Values, version), stateType),
            },
            DialogJsonContext.Default.WaterfallPosition
        );
    }

    /// <param name="dialog">Where it runs.</param>
    /// <param name="options">A state to begin with, or <see cref="SlotProposals"/>; null = an empty state.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public override Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialog,
        object? options,
        CancellationToken cancellationToken
    )
    {
        var values = options switch
        {
            TState given => given,
            SlotProposals proposals => Fill(dialog.Turn, proposals),
            _ => new TState(),
        };
        return RunAsync(dialog, 0, values, null, cancellationToken);
    }

    /// <summary>Nothing is asked while no prompt is open, so whatever comes runs the step again.</summary>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var (index, values) = Position(dialog);
        return RunAsync(dialog, index, values, null, cancellationToken);
    }

    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialog,
        object? result,
        CancellationToken cancellationToken
    )
    {
        var (index, values) = Position(dialog);
        return steps[index].ResumeAsync(new(this, dialog, steps[index].Name, values, result), cancellationToken);
    }

    public override async Task<DialogTurnResult?> CorrectAsync(
        DialogContext dialog,
        int place,
        Correction correction,
        CancellationToken cancellationToken
    )
    {
        var (current, values) = Position(dialog.Stack[place]);
        var target = correction.Slot is { } name
            ? IndexOf(name)
            : Enumerable.Range(0, current).Reverse().FirstOrDefault(index => IsFilledSlot(index, values), -1);
        if (target < 0 || target > current || steps[target] is not SlotStep<TState> step)
        {
            return null;
        }

        dialog.CutAbove(place);
        var context = new WaterfallStepContext<TState>(this, dialog, step.Name, values, null);
        if (correction.Text is not { } text || step.TryFill(dialog.Turn, values, text) is not { } filled)
        {
            return await step.AskAsync(context, cancellationToken);
        }

        context.Values = filled;
        await context.SendAsync(
            DialogTexts.Noted.In(dialog.Locale, step.Slot.Label.In(dialog.Locale), step.Show(filled, dialog.Locale)),
            cancellationToken
        );
        return await context.NextAsync(null, cancellationToken);
    }

    /// <summary>Runs the step after one; after the last the dialog ends.</summary>
    public Task<DialogTurnResult> RunAfterAsync(
        DialogContext dialog,
        string name,
        TState values,
        object? result,
        CancellationToken cancellationToken
    ) => RunAsync(dialog, IndexOf(name) + 1, values, result, cancellationToken);

    /// <summary>Runs a step, and those after it.</summary>
    public Task<DialogTurnResult> RunFromAsync(
        DialogContext dialog,
        string name,
        TState values,
        CancellationToken cancellationToken
    ) => RunAsync(dialog, IndexOf(name), values, null, cancellationToken);

    /// <summary>Stores where the dialog stands. It must be the active one.</summary>
    public void Save(DialogContext dialog, string step, TState values) =>
        dialog.SetState(
            new WaterfallPosition(step, JsonSerializer.SerializeToElement(values, stateType)),
            DialogJsonContext.Default.WaterfallPosition
        );

    private Task<DialogTurnResult> RunAsync(
        DialogContext dialog,
        int index,
        TState values,
        object? result,
        CancellationToken cancellationToken
    )
    {
        if (index == steps.Count)
        {
            return dialog.EndDialogAsync(values, cancellationToken);
        }

        Save(dialog, steps[index].Name, values);
        return steps[index].RunAsync(new(this, dialog, steps[index].Name, values, result), cancellationToken);
    }

    private TState Fill(DialogTurn turn, SlotProposals proposals) =>
        SlotSteps.Aggregate(
            new TState(),
            (values, step) =>
                proposals.Values.TryGetValue(step.Name, out var text) ? step.TryFill(turn, values, text) ?? values : values
        );

    private bool IsFilledSlot(int index, TState values) => steps[index] is SlotStep<TState> slot && slot.IsFilled(values);

    private int IndexOf(string name) => steps.ToList().FindIndex(step => step.Name == name);

    private (int Index, TState Values) Position(DialogContext dialog) => Position(dialog.ActiveDialog!);

    private (int Index, TState Values) Position(DialogInstance instance)
    {
        try
        {
            var position =
                instance.State.Deserialize(DialogJsonContext.Default.WaterfallPosition) ?? throw new JsonException("It is null.");
            var index = IndexOf(position.Step);
            return index < 0
                ? throw new DialogStateException($"Dialog '{Id}' has no step '{position.Step}' any more.")
                : (index, position.Values.Deserialize(stateType) ?? throw new JsonException("The values are null."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new DialogStateException($"What is stored of dialog '{Id}' cannot be read.", exception);
        }
    }
}
