namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>What became of the copies in one place.</summary>
/// <param name="Removed">Copies that were removed now.</param>
/// <param name="Cancelled">What waited or ran with one of them, and is cancelled now.</param>
internal sealed record ErasedCopies(int Removed, int Cancelled = 0)
{
    public static ErasedCopies None { get; } = new(0);

    public static ErasedCopies operator +(ErasedCopies one, ErasedCopies other) =>
        new(one.Removed + other.Removed, one.Cancelled + other.Cancelled);
}
