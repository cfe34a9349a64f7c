using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Prompts;

/// <summary>Asks one thing until the answer is accepted, and ends with it.</summary>
/// <param name="id">Its id.</param>
/// <param name="validator">Looks at each answer that was recognized; null = every one is accepted.</param>
internal abstract class Prompt<T>(string id, PromptValidator<T>? validator) : Dialog(id)
{
    private const int HintAfter = 2;

    /// <summary>What is said to an answer that is none.</summary>
    protected abstract LocalText RetryText { get; }

    /// <summary>Reads an answer. Must not throw, whatever the message is.</summary>
    protected abstract PromptRecognizerResult<T> Recognize(DialogTurn turn, Activity message, PromptOptions options);

    /// <summary>Whether a question is an answer too; otherwise it is answered, and the prompt asks again.</summary>
    protected virtual bool TakesQuestions => false;

    /// <summary>The answers to show with the question.</summary>
    protected virtual IReadOnlyList<PromptChoice> ChoicesOf(DialogTurn turn, PromptOptions options) => options.Choices;

    /// <summary>The question as it is sent.</summary>
    protected virtual Activity Render(DialogTurn turn, PromptOptions options, string text)
    {
        var choices = ChoicesOf(turn, options);
        return TurnTexts.Message(text) with
        {
            InputHint = "expectingInput",
            SuggestedActions = choices.Count == 0 ? null : new() { Actions = [.. choices.Select(Button)] },
        };
    }

    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialog,
        object? options,
        CancellationToken cancellationToken
    )
    {
        var asked = (PromptOptions)options!;
        dialog.SetState(new PromptState(asked, 0), DialogJsonContext.Default.PromptState);
        await dialog.Context.SendAsync(Render(dialog.Turn, asked, asked.Prompt), cancellationToken);
        return DialogTurnResult.Waiting;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var state = dialog.GetState(DialogJsonContext.Default.PromptState);
        var text = dialog.Turn.Activity.Text ?? "";
        if (state.Options.IsOptional && Words.IsSkip(text))
        {
            return await dialog.EndDialogAsync(null, cancellationToken);
        }

        var answer = Accept(dialog.Turn, dialog.Turn.Activity, state.Options, state.AttemptCount + 1);
        if (answer.IsAccepted)
        {
            return await dialog.EndDialogAsync(answer.Value, cancellationToken);
        }

        if (!answer.IsRecognized && dialog.Turn.IsInterruption(text))
        {
            return DialogTurnResult.Interrupted;
        }

        state = state with { AttemptCount = state.AttemptCount + 1 };
        dialog.SetState(state, DialogJsonContext.Default.PromptState);
        await dialog.Context.SendAsync(
            Render(dialog.Turn, state.Options, RetryOf(dialog, state, answer.Problem)),
            cancellationToken
        );
        return DialogTurnResult.Waiting;
    }

    public override Task RepromptDialogAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var options = dialog.GetState(DialogJsonContext.Default.PromptState).Options;
        return dialog.Context.SendAsync(Render(dialog.Turn, options, options.Prompt), cancellationToken);
    }

    /// <summary>Reads and validates an answer.</summary>
    public PromptAnswer<T> Accept(DialogTurn turn, Activity message, PromptOptions options, int attempt)
    {
        var read = !TakesQuestions && Questions.IsAsked(message.Text) ? default : Recognize(turn, message, options);
        return read.Succeeded
            ? new(true, read.Value, validator?.Invoke(new(turn, read.Value!, options, attempt)))
            : new(false, default, null);
    }

    private string RetryOf(DialogContext dialog, PromptState state, string? problem)
    {
        var text = problem is not null
            ? $"{problem} {state.Options.Prompt}"
            : state.Options.RetryPrompt ?? $"{RetryText.In(dialog.Locale)} {state.Options.Prompt}";
        return state.AttemptCount >= HintAfter ? $"{text} {DialogTexts.CancelHint.In(dialog.Locale)}" : text;
    }

    private static CardAction Button(PromptChoice choice) =>
        new()
        {
            Type = "imBack",
            Title = choice.Title,
            Value = JsonSerializer.SerializeToElement(choice.Title, DialogJsonContext.Default.String),
        };
}
