namespace Chatbot.Bot.Conversations;

/// <summary>A turn ended early, and everything worth keeping was kept.</summary>
internal sealed class TurnInterruptedException(TurnInterruption interruption)
    : OperationCanceledException($"The turn was interrupted: {interruption}.")
{
    public TurnInterruption Interruption { get; } = interruption;
}
