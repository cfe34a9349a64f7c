using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>A step that asks for one value with a prompt.</summary>
internal sealed class PromptStep<TState, TValue>(Slot slot, Prompt<TValue> prompt) : SlotStep<TState>(slot)
    where TState : class, new()
{
    /// <summary>What is asked.</summary>
    public required LocalText Question { get; init; }

    /// <summary>Whether the value is known; a slot that was skipped counts as known.</summary>
    public required Func<TState, bool> Has { get; init; }

    public required Func<TState, TValue, TState> Set { get; init; }

    /// <summary>The value for a person of a language.</summary>
    public required Func<TState, string?, string> Text { get; init; }

    /// <summary>The state of a slot that the person skips; null = it cannot be skipped.</summary>
    public Func<TState, TState>? Skip { get; init; }

    /// <summary>What is wrong with a value, given the others, in the person's language; null = nothing.</summary>
    public Func<TState, TValue, DialogTurn, string?>? Check { get; init; }

    /// <summary>Changes the options of the prompt, for example its choices.</summary>
    public Func<PromptOptions, WaterfallStepContext<TState>, PromptOptions>? Options { get; init; }

    public override IEnumerable<Dialog> Prompts => [prompt];

    public override bool IsFilled(TState values) => Has(values);

    public override string Show(TState values, string? locale) => Text(values, locale);

    public override TState? TryFill(DialogTurn turn, TState values, string text)
    {
        var message = new Activity { Type = ActivityTypes.Message, Text = text };
        return
            prompt.Accept(turn, message, new PromptOptions { Prompt = "" }, 1) is { IsAccepted: true } accepted
            && Check?.Invoke(values, accepted.Value!, turn) is null
            ? Set(values, accepted.Value!)
            : null;
    }

    public override Task<DialogTurnResult> AskAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken) =>
        AskAsync(step, Question.In(step.Locale), cancellationToken);

    public override Task<DialogTurnResult> ResumeAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken)
    {
        if (step.Result is not TValue value)
        {
            step.Values = (Skip ?? throw new InvalidOperationException($"Prompt '{prompt.Id}' ended without a value."))(
                step.Values
            );
            return step.NextAsync(null, cancellationToken);
        }

        if (Check?.Invoke(step.Values, value, step.Turn) is { } problem)
        {
            return AskAsync(step, $"{problem} {Question.In(step.Locale)}", cancellationToken);
        }

        step.Values = Set(step.Values, value);
        return step.NextAsync(null, cancellationToken);
    }

    private Task<DialogTurnResult> AskAsync(
        WaterfallStepContext<TState> step,
        string question,
        CancellationToken cancellationToken
    )
    {
        // Where the dialog goes on depends on the step that is stored, also when the person came back from a later one.
        step.Values = step.Values;
        var options = new PromptOptions
        {
            Prompt = Skip is null ? question : $"{question} {DialogTexts.MaySkip.In(step.Locale)}",
            IsOptional = Skip is not null,
        };
        return step.PromptAsync(prompt.Id, Options?.Invoke(options, step) ?? options, cancellationToken);
    }
}
