using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>What is remembered, as a language model sees it: quoted lines in a fence that they cannot leave.</summary>
internal static partial class MemoryPrompt
{
    private const string Opening = "<memory>\n";

    /// <summary>Whether a message begins with what is remembered.</summary>
    public static bool Begins(string message) => message.StartsWith(Opening, StringComparison.Ordinal);

    /// <param name="instructions">As <see cref="PromptCatalog.Memory"/> renders them.</param>
    /// <param name="lines">What is remembered.</param>
    public static string Of(string instructions, IEnumerable<string> lines) =>
        $"{Opening}{instructions}\n{string.Join('\n', lines.Select(line => $"- {Fence().Replace(line, "‹").ReplaceLineEndings(" ")}"))}\n</memory>\n";

    /// <summary>The beginning of whatever a remembered text could use to step out of its fence, or into another.</summary>
    [GeneratedRegex(
        @"<(?=\s*/?\s*(memory|sources?|tool_result)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Fence();
}
