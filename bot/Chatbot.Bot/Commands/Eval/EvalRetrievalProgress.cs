namespace Chatbot.Bot.Commands.Eval;

/// <summary>Shows on standard error how far it is, on one line.</summary>
internal sealed class EvalRetrievalProgress : IProgress<string>
{
    private int _width;

    public void Report(string value)
    {
        CommandOutput.Progress($"\r{value.PadRight(_width)}");
        _width = value.Length;
    }

    public void End()
    {
        CommandOutput.Progress("\n");
        _width = 0;
    }
}
