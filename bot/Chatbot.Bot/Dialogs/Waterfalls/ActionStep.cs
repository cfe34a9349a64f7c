namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>A step that does something. What a dialog that it begins finds out is the <c>Result</c> of the next step.</summary>
internal sealed class ActionStep<TState>(
    string name,
    Func<WaterfallStepContext<TState>, CancellationToken, Task<DialogTurnResult>> run
) : WaterfallStep<TState>(name)
    where TState : class, new()
{
    public override Task<DialogTurnResult> RunAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken) =>
        run(step, cancellationToken);
}
