using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Prompts;

namespace Chatbot.Bot.Dialogs;

/// <summary>The dialogs of one conversation during one turn: a stack of which the top one is active.</summary>
internal sealed class DialogContext(DialogSet dialogs, DialogTurn turn, List<DialogInstance> stack)
{
    public DialogTurn Turn => turn;

    public ITurnContext Context => turn.Context;

    public string? Locale => turn.Locale;

    /// <summary>The active dialog is last.</summary>
    public IReadOnlyList<DialogInstance> Stack => stack;

    public DialogInstance? ActiveDialog => stack.Count == 0 ? null : stack[^1];

    /// <exception cref="InvalidOperationException">There is no such dialog.</exception>
    public Task<DialogTurnResult> BeginDialogAsync(string id, object? options, CancellationToken cancellationToken)
    {
        var dialog = dialogs.Find(id);
        stack.Add(new(id, dialog.Version, default));
        return dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Begins a prompt.</summary>
    public Task<DialogTurnResult> PromptAsync(string id, PromptOptions options, CancellationToken cancellationToken) =>
        BeginDialogAsync(id, options, cancellationToken);

    /// <summary>Hands the message of this turn to the active dialog.</summary>
    public Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken) =>
        ActiveDialog is { } active
            ? dialogs.Find(active.Id).ContinueDialogAsync(this, cancellationToken)
            : Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty));

    /// <summary>Ends the active dialog; the one below goes on with the result.</summary>
    public Task<DialogTurnResult> EndDialogAsync(object? result, CancellationToken cancellationToken)
    {
        Pop();
        return ActiveDialog is { } parent
            ? dialogs.Find(parent.Id).ResumeDialogAsync(this, result, cancellationToken)
            : Task.FromResult(new DialogTurnResult(DialogTurnStatus.Complete, result));
    }

    /// <summary>Ends the active dialog and begins another in its place.</summary>
    public Task<DialogTurnResult> ReplaceDialogAsync(string id, object? options, CancellationToken cancellationToken)
    {
        Pop();
        return BeginDialogAsync(id, options, cancellationToken);
    }

    /// <summary>Ends all dialogs; none of them goes on.</summary>
    public DialogTurnResult CancelAllDialogs()
    {
        stack.Clear();
        return new(DialogTurnStatus.Cancelled);
    }

    /// <summary>Lets the active dialog ask again.</summary>
    public Task RepromptDialogAsync(CancellationToken cancellationToken) =>
        ActiveDialog is { } active ? dialogs.Find(active.Id).RepromptDialogAsync(this, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends what is above the dialog at a place, without a result.</summary>
    public void CutAbove(int place) => stack.RemoveRange(place + 1, stack.Count - place - 1);

    /// <summary>The state of the active dialog.</summary>
    /// <exception cref="DialogStateException">It cannot be read.</exception>
    public T GetState<T>(JsonTypeInfo<T> typeInfo)
    {
        var active = ActiveDialog!;
        try
        {
            return active.State.Deserialize(typeInfo) ?? throw new JsonException("It is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new DialogStateException($"What is stored of dialog '{active.Id}' cannot be read.", exception);
        }
    }

    /// <summary>Replaces the state of the active dialog.</summary>
    public void SetState<T>(T state, JsonTypeInfo<T> typeInfo) =>
        stack[^1] = stack[^1] with { State = JsonSerializer.SerializeToElement(state, typeInfo) };

    private void Pop() => stack.RemoveAt(stack.Count - 1);
}
