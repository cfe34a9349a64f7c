using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Channels;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>
/// Turns Markdown, while it grows, into what a channel shows of it: tables become lists, headings bold lines, code indented
/// lines, and all of it plain text where nothing is shown. The result does not depend on the pieces in which the text comes.
/// </summary>
internal sealed partial class MarkdownDowngrade(MarkdownFeatures features)
{
    private readonly StringBuilder _line = new();
    private readonly List<string> _table = [];
    private int _passed;
    private string? _fence;

    private bool ShowsInline => features.HasFlag(MarkdownFeatures.Inline);

    private bool ShowsCode => features.HasFlag(MarkdownFeatures.CodeBlocks);

    /// <summary>Adds a piece; returns what it adds to the text that is shown.</summary>
    public string Append(string text)
    {
        if (features == MarkdownFeatures.All)
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (var character in text)
        {
            if (character == '\n')
            {
                EndLine(shown, "\n");
            }
            else
            {
                _line.Append(character);
            }
        }

        if (MayPass())
        {
            EndTable(shown, "\n");
            shown.Append(_line, _passed, _line.Length - _passed);
            _passed = _line.Length;
        }

        return shown.ToString();
    }

    /// <summary>Ends the text; returns the rest.</summary>
    public string Complete()
    {
        if (features == MarkdownFeatures.All)
        {
            return "";
        }

        var shown = new StringBuilder();
        EndLine(shown, "");
        EndTable(shown, "");
        return shown.ToString();
    }

    /// <summary>A whole text at once.</summary>
    public static string Of(string text, MarkdownFeatures features)
    {
        var downgrade = new MarkdownDowngrade(features);
        return downgrade.Append(text) + downgrade.Complete();
    }

    /// <summary>Whether a line may be shown before it is whole: its beginning says that it stays as it is.</summary>
    private bool MayPass()
    {
        if (_passed > 0)
        {
            return true;
        }

        if (!ShowsInline)
        {
            return false;
        }

        var first = _line.ToString().AsSpan().TrimStart();
        return first.Length > 0 && (_fence is not null ? ShowsCode : first[0] is not ('|' or '#' or '`' or '~'));
    }

    private void EndLine(StringBuilder shown, string end)
    {
        var line = _line.ToString();
        _line.Clear();
        var passed = _passed;
        _passed = 0;
        if (passed > 0)
        {
            TrackFence(line.Trim());
            shown.Append(line, passed, line.Length - passed).Append(end);
            return;
        }

        if (_fence is null && !features.HasFlag(MarkdownFeatures.Tables) && line.TrimStart().StartsWith('|'))
        {
            _table.Add(line);
            return;
        }

        EndTable(shown, "\n");
        var isFence = TrackFence(line.Trim());
        if (isFence)
        {
            shown.Append(ShowsCode ? line + end : "");
        }
        else if (_fence is not null)
        {
            shown.Append(ShowsCode || line.Length == 0 ? line : $"    {line}").Append(end);
        }
        else
        {
            shown.Append(Inline(Heading(line))).Append(end);
        }
    }

    /// <summary>Whether a line opens or closes a block of code.</summary>
    private bool TrackFence(string line)
    {
        if (_fence is null)
        {
            _fence = OpeningFence().Match(line) is { Success: true } opening ? opening.Groups["fence"].Value : null;
            return _fence is not null;
        }

        if (line.Length < _fence.Length || !line.All(character => character == _fence[0]))
        {
            return false;
        }

        _fence = null;
        return true;
    }

    private void EndTable(StringBuilder shown, string end)
    {
        if (_table.Count == 0)
        {
            return;
        }

        shown.AppendJoin('\n', MarkdownTable.ToList(_table, ShowsInline).Select(Inline)).Append(end);
        _table.Clear();
    }

    private string Heading(string line)
    {
        if (features.HasFlag(MarkdownFeatures.Headings) || HeadingLine().Match(line) is not { Success: true } heading)
        {
            return line;
        }

        var words = heading.Groups["words"].Value.Replace("**", "", StringComparison.Ordinal);
        return ShowsInline ? $"**{words}**" : words;
    }

    /// <summary>Without marks where none are shown; a link keeps its address.</summary>
    private string Inline(string line)
    {
        if (ShowsInline)
        {
            return line;
        }

        var text = Link()
            .Replace(
                line,
                link =>
                    link.Groups["address"] is { Success: true } address
                        ? LinkText(link.Groups["words"].Value, address.Value)
                        : link.Value
            );
        var bare = Marks().Replace(text, mark => mark.Groups["words"] is { Success: true } words ? words.Value : mark.Value);
        return CardMarkdown.Unescape(bare);
    }

    private static string LinkText(string words, string address) => words == address ? address : $"{words} ({address})";

    [GeneratedRegex("^(?<fence>`{3,20}|~{3,20})[^`]*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OpeningFence();

    [GeneratedRegex(@"^ {0,3}#{1,6} +(?<words>.*?) *#* *$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(
        @"\\.|!?\[(?<words>[^\[\]]*)\]\((?<address>[^\s()]+)[^()]*\)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Link();

    [GeneratedRegex(
        @"\\.|\*\*(?<words>[^*\s]([^*]*[^*\s])?)\*\*|\*(?<words>[^*\s]([^*]*[^*\s])?)\*|`(?<words>[^`]+)`|~~(?<words>[^~]+)~~",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Marks();
}
