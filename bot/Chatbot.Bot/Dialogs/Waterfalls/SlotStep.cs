namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>A step that asks for one value, unless it is known.</summary>
internal abstract class SlotStep<TState>(Slot slot) : WaterfallStep<TState>(slot.Name)
    where TState : class, new()
{
    public Slot Slot => slot;

    public abstract bool IsFilled(TState values);

    /// <summary>The value as a person reads it.</summary>
    public abstract string Show(TState values, string? locale);

    /// <summary>The state with the slot filled from a text; null when the text is not accepted.</summary>
    public abstract TState? TryFill(DialogTurn turn, TState values, string text);

    /// <summary>Asks, whether filled or not.</summary>
    public abstract Task<DialogTurnResult> AskAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken);

    public override Task<DialogTurnResult> RunAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken) =>
        IsFilled(step.Values) ? step.NextAsync(null, cancellationToken) : AskAsync(step, cancellationToken);
}
