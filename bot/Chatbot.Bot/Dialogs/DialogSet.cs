using System.Text.Json;

namespace Chatbot.Bot.Dialogs;

/// <summary>Dialogs that can begin each other, by id.</summary>
internal sealed class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Dialog> Dialogs => _dialogs.Values;

    /// <exception cref="InvalidOperationException">Another dialog has the same id.</exception>
    public void Add(Dialog dialog)
    {
        if (!_dialogs.TryAdd(dialog.Id, dialog))
        {
            throw new InvalidOperationException($"Two dialogs are named '{dialog.Id}'; rename one of them.");
        }
    }

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Dialog Find(string id) =>
        _dialogs.GetValueOrDefault(id)
        ?? throw new InvalidOperationException($"There is no dialog '{id}'. Known: {string.Join(", ", _dialogs.Keys)}.");

    public bool Contains(string id) => _dialogs.ContainsKey(id);

    /// <summary>Takes up a stored stack; states of older versions are upgraded.</summary>
    /// <exception cref="DialogStateException">An instance is of an unknown dialog or of a newer version, or cannot be read.</exception>
    public DialogContext CreateContext(DialogTurn turn, IReadOnlyList<DialogInstance> stack) =>
        new(this, turn, [.. stack.Select(Upgrade)]);

    private DialogInstance Upgrade(DialogInstance stored)
    {
        if (!_dialogs.TryGetValue(stored.Id, out var dialog))
        {
            throw new DialogStateException($"There is no dialog '{stored.Id}' any more, so what is stored of it is not used.");
        }

        if (stored.Version > dialog.Version || stored.Version < 1)
        {
            throw DialogStateException.Unknown(stored.Id, stored.Version, dialog.Version);
        }

        try
        {
            return stored.Version == dialog.Version
                ? stored
                : new(stored.Id, dialog.Version, dialog.Upgrade(stored.State, stored.Version));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DialogStateException($"What is stored of dialog '{stored.Id}' cannot be upgraded.", exception);
        }
    }
}
