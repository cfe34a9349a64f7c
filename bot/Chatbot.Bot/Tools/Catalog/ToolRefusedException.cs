namespace Chatbot.Bot.Tools.Catalog;

/// <summary>A tool did not say all that it must, so it is not registered.</summary>
/// <param name="tool">Its name.</param>
/// <param name="problems">All that is wrong.</param>
internal sealed class ToolRefusedException(string tool, IReadOnlyList<string> problems)
    : InvalidOperationException($"The tool '{tool}' is not registered: {string.Join("; ", problems)}.");
