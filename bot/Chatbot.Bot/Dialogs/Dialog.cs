using System.Text.Json;

namespace Chatbot.Bot.Dialogs;

/// <summary>
/// A part of a conversation that knows what it wants to find out. One instance serves all conversations: where a conversation
/// stands is in its <see cref="DialogInstance"/>. Names follow the Bot Framework's dialogs library.
/// </summary>
internal abstract class Dialog(string id)
{
    /// <summary>Unique in its <see cref="DialogSet"/>; stored, so it must not change.</summary>
    public string Id => id;

    /// <summary>Shape of the stored state. Raise it when the shape changes, and bring older states along in <see cref="Upgrade"/>.</summary>
    public virtual int Version => 1;

    /// <summary>Brings the state of an older version to the shape of this one.</summary>
    /// <param name="state">As it was stored.</param>
    /// <param name="version">The version that stored it, lower than <see cref="Version"/>.</param>
    /// <exception cref="DialogStateException">That version is not known any more.</exception>
    public virtual JsonElement Upgrade(JsonElement state, int version) =>
        throw DialogStateException.Unknown(Id, version, Version);

    /// <summary>Begins; the new instance is the active one.</summary>
    /// <param name="dialog">Where it runs.</param>
    /// <param name="options">What the caller gives along.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialog,
        object? options,
        CancellationToken cancellationToken
    );

    /// <summary>Takes the next message while it is active.</summary>
    public abstract Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, CancellationToken cancellationToken);

    /// <summary>Goes on after a dialog that it had begun has ended.</summary>
    /// <param name="dialog">Where it runs.</param>
    /// <param name="result">What the other dialog found out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialog,
        object? result,
        CancellationToken cancellationToken
    ) => dialog.EndDialogAsync(result, cancellationToken);

    /// <summary>Asks again what it last asked.</summary>
    public virtual Task RepromptDialogAsync(DialogContext dialog, CancellationToken cancellationToken) => Task.CompletedTask;
}
