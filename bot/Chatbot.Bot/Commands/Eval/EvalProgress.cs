namespace Chatbot.Bot.Commands.Eval;

/// <summary>Counts on standard error, at most twice a second.</summary>
internal sealed class EvalProgress(string what) : IProgress<int>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private long _shown = TimeProvider.System.GetTimestamp();
    private int _count;

    public void Report(int value)
    {
        _count = value;
        if (TimeProvider.System.GetElapsedTime(_shown) >= Pause)
        {
            _shown = TimeProvider.System.GetTimestamp();
            CommandOutput.Progress($"\r{value} {what}");
        }
    }

    public void End() => CommandOutput.Progress($"\r{_count} {what}\n");
}
