using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs;

/// <summary>Keeps unfinished dialogs with the state of the turn, so that they change when the turn ends, or not at all.</summary>
internal sealed class DialogStore(IOptions<DialogOptions> options)
{
    private static readonly StateProperty<DialogState> Here = new("dialogs", DialogJsonContext.Default.DialogState);
    private static readonly StateProperty<DialogShelf> Everywhere = new("dialogs", DialogJsonContext.Default.DialogShelf);
    private readonly DialogOptions _options = options.Value;

    /// <summary>The unfinished dialogs of this person in this conversation; null when there are none, or they went on elsewhere.</summary>
    /// <exception cref="DialogStateException">What is stored cannot be read.</exception>
    public DialogState? Find(ITurnContext turn, DateTimeOffset now) =>
        Read(turn.State.PrivateConversation) is { } state
        && now - state.At <= _options.Lifetime
        && ShelfOf(turn) is var shelf
        && !(state.At <= shelf.ForgottenAt)
        && !shelf.HasLeft(state.Run, turn.Conversation.ToString())
            ? state
            : null;

    /// <summary>What this person has begun in another conversation.</summary>
    public DialogState? FindElsewhere(ITurnContext turn, DateTimeOffset now) =>
        ShelfOf(turn).Latest is { } latest
        && latest.Conversation != turn.Conversation.ToString()
        && now - latest.State.At <= _options.Lifetime
            ? latest.State
            : null;

    /// <summary>Whether the person may by now be thinking of something else.</summary>
    public bool IsStale(DialogState state, DateTimeOffset now) => now - state.At > _options.PauseAfter;

    public void Save(ITurnContext turn, DialogState state)
    {
        var (shelf, here) = (ShelfOf(turn), turn.Conversation.ToString());
        if (shelf.Latest is { } latest && latest.State.Run == state.Run && latest.Conversation != here)
        {
            shelf = shelf.Leave();
        }

        Here.Set(turn.State.PrivateConversation, state);
        Everywhere.Set(DocumentOf(turn), shelf.Return(state.Run, here) with { Latest = new(here, state) });
    }

    public void Delete(ITurnContext turn)
    {
        Here.Delete(turn.State.PrivateConversation);
        var shelf = ShelfOf(turn);
        if (shelf.Latest?.Conversation == turn.Conversation.ToString())
        {
            Everywhere.Set(DocumentOf(turn), shelf with { Latest = null });
        }
    }

    /// <summary>Forgets everything that this person has begun until now, in every conversation.</summary>
    public void Forget(ITurnContext turn, DateTimeOffset now) =>
        Everywhere.Set(DocumentOf(turn), DialogShelf.Empty with { ForgottenAt = now });

    /// <summary>One that cannot be read is as good as none: it only helps to go on elsewhere.</summary>
    private DialogShelf ShelfOf(ITurnContext turn)
    {
        try
        {
            return Everywhere.Get(DocumentOf(turn)) ?? DialogShelf.Empty;
        }
        catch (JsonException)
        {
            return DialogShelf.Empty;
        }
    }

    private static DialogState? Read(StateDocument document)
    {
        try
        {
            return Here.Get(document);
        }
        catch (JsonException exception)
        {
            throw new DialogStateException("What is stored of unfinished dialogs cannot be read.", exception);
        }
    }

    private StateDocument DocumentOf(ITurnContext turn) => _options.ContinueAcrossChannels ? turn.State.Person : turn.State.User;
}
