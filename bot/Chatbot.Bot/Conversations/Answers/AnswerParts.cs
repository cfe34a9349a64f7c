using System.Text;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>
/// Cuts a text of Markdown that grows into messages of a longest length: best between paragraphs, else between lines,
/// sentences or words. A block of code or a table that is cut goes on in the next part with its fence or its head again.
/// <see cref="Shown"/> is always the beginning of the first part, however the text came.
/// </summary>
internal sealed class AnswerParts(int longest)
{
    private readonly StringBuilder _text = new();
    private int _shown;
    private bool _isFull;

    /// <summary>How much of the text may be shown while it grows.</summary>
    public string Shown => _text.ToString(0, _shown);

    /// <summary>Adds to the text.</summary>
    /// <returns>What may be shown now in addition.</returns>
    public string Append(string text)
    {
        _text.Append(text);
        var before = _shown;
        if (_text.Length <= longest / 2)
        {
            _shown = _text.Length;
        }
        else if (!_isFull)
        {
            _isFull = _text.Length >= longest;
            var cut = AnswerCut.Find(_text.ToString(0, Math.Min(_text.Length, longest)), longest);
            var half = char.IsHighSurrogate(_text[(longest / 2) - 1]) ? (longest / 2) - 1 : longest / 2;
            _shown = Math.Max(before, Math.Max(half, cut?.End ?? 0));
        }

        return _text.ToString(before, _shown - before);
    }

    /// <summary>All parts, at least one; the first begins with <see cref="Shown"/>.</summary>
    public IReadOnlyList<string> Complete() => Split(_text.ToString(), longest);

    /// <summary>The parts of a whole text, at least one, none longer than <paramref name="longest"/>.</summary>
    public static IReadOnlyList<string> Split(string text, int longest)
    {
        var parts = new List<string>();
        var rest = text;
        while (rest.Length > longest)
        {
            var cut = AnswerCut.Find(rest[..longest], longest) ?? AnswerCut.Anywhere(rest, longest);
            parts.Add(rest[..cut.End] + cut.Close);
            var next = rest[cut.Next..];
            if (string.IsNullOrWhiteSpace(next))
            {
                return parts;
            }

            rest = cut.Close.Length > 0 && WithoutFence(next, cut.Close.Trim()) is { } outside ? outside : cut.Reopen + next;
            if (rest.Length == 0)
            {
                return parts;
            }
        }

        parts.Add(rest);
        return parts;
    }

    /// <summary>What follows a block of code that has nothing left but its end; null when it goes on.</summary>
    private static string? WithoutFence(string text, string fence)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? text : text[..end];
        return line.Trim() == fence ? text[line.Length..].TrimStart('\r', '\n') : null;
    }
}
