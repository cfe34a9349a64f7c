namespace Chatbot.Bot.Dialogs;

/// <summary>What is known of a person's dialogs across conversations.</summary>
/// <param name="Moved">Runs that went on elsewhere, as <c>run@conversation that was left</c>; the newest last.</param>
internal sealed record DialogShelf(IReadOnlyList<string> Moved)
{
    private const int MostMoved = 20;

    /// <summary>The latest unfinished one; null = none.</summary>
    public UnfinishedDialog? Latest { get; init; }

    /// <summary>Nothing that was last gone on with until then is known any more; null = nothing was forgotten.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }

    public static DialogShelf Empty { get; } = new([]);

    public bool HasLeft(string run, string conversation) => Moved.Contains(Key(run, conversation), StringComparer.Ordinal);

    /// <summary>The latest dialog has left its conversation.</summary>
    public DialogShelf Leave() =>
        Latest is { } latest
            ? this with
            {
                Moved = [.. Moved.Append(Key(latest.State.Run, latest.Conversation)).TakeLast(MostMoved)],
            }
            : this;

    /// <summary>A run came back to a conversation that it had left.</summary>
    public DialogShelf Return(string run, string conversation) =>
        this with
        {
            Moved = [.. Moved.Where(key => key != Key(run, conversation))],
        };

    private static string Key(string run, string conversation) => $"{run}@{conversation}";
}
