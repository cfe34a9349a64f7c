namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>One step of a <see cref="WaterfallDialog{TState}"/>.</summary>
/// <param name="name">Unique in its waterfall; stored, so it must not change.</param>
internal abstract class WaterfallStep<TState>(string name)
    where TState : class, new()
{
    public string Name => name;

    /// <summary>The prompts it begins.</summary>
    public virtual IEnumerable<Dialog> Prompts => [];

    public abstract Task<DialogTurnResult> RunAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken);

    /// <summary>Goes on after a dialog that the step had begun.</summary>
    public virtual Task<DialogTurnResult> ResumeAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken) =>
        step.NextAsync(step.Result, cancellationToken);
}
