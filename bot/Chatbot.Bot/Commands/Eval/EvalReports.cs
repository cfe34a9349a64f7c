namespace Chatbot.Bot.Commands.Eval;

/// <summary>Writes reports.</summary>
internal static class EvalReports
{
    /// <summary>Writes a text, in a folder that is created when there is none; nothing without a path.</summary>
    public static async Task WriteAsync(string? path, Func<string> text, CancellationToken cancellationToken)
    {
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllTextAsync(path, text(), cancellationToken);
        }
    }
}
