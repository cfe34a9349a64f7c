using Chatbot.Bot.Dialogs.Recognizers;

namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>Steps one after the other, whatever their typed state is.</summary>
internal abstract class WaterfallDialog(string id) : Dialog(id)
{
    /// <summary>What it finds out.</summary>
    public abstract IReadOnlyList<Slot> Slots { get; }

    /// <summary>The prompts that its steps need.</summary>
    public abstract IEnumerable<Dialog> Prompts { get; }

    /// <summary>Goes back to a slot that was already filled.</summary>
    /// <param name="dialog">Where it runs; what is above it is ended.</param>
    /// <param name="place">Its place on the stack.</param>
    /// <param name="correction">What the person meant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is nothing to go back to; nothing has changed then.</returns>
    public abstract Task<DialogTurnResult?> CorrectAsync(
        DialogContext dialog,
        int place,
        Correction correction,
        CancellationToken cancellationToken
    );
}
