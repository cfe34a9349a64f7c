namespace Chatbot.Bot.Conversations.Answers;

/// <summary>A place where a text is cut.</summary>
/// <param name="Kind">How good it is.</param>
/// <param name="End">Where the part ends.</param>
/// <param name="Next">Where the rest begins.</param>
/// <param name="Close">What the part needs at its end.</param>
/// <param name="Reopen">What the rest needs at its beginning.</param>
internal sealed record AnswerCut(AnswerCutKind Kind, int End, int Next, string Close, string Reopen)
{
    /// <summary>A fence that is longer is text.</summary>
    private const int LongestFence = 20;

    /// <summary>What stands after the fence, such as the language, is repeated up to this length.</summary>
    private const int LongestHead = 200;

    /// <summary>The best place in the second half of a text; of equally good ones the last. Null when there is none.</summary>
    /// <param name="text">The beginning of a text, at most <paramref name="longest"/> characters.</param>
    /// <param name="longest">Longest length of a part, with what closes it.</param>
    public static AnswerCut? Find(string text, int longest)
    {
        var earliest = longest / 2;
        AnswerCut? best = null;
        var walk = new LineWalk();
        for (var start = 0; start < text.Length; )
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            var line = text[start..end];
            if (!walk.IsInCode && !IsFence(text, start) && end > earliest)
            {
                best = Better(best, WithinLine(text, start, end, earliest, walk.Head));
            }

            walk.Read(line, isWhole: newline >= 0);
            if (newline >= 0 && line.Trim().Length > 0 && start + line.TrimEnd().Length is var last && last > earliest)
            {
                best = Better(best, AfterLine(text, last, newline, walk, longest));
            }

            start = end + 1;
        }

        return best;
    }

    /// <summary>A place that is no border at all; the last resort for a text without any.</summary>
    public static AnswerCut Anywhere(string text, int longest)
    {
        var walk = new LineWalk();
        foreach (var line in text[..longest].Split('\n').SkipLast(1))
        {
            walk.Read(line, isWhole: true);
        }

        var (close, reopen) = walk.IsInCode ? ($"\n{walk.Fence}", $"{walk.Head}\n") : ("", "");
        var end = longest - close.Length;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return new(AnswerCutKind.Anywhere, end, end, close, reopen);
    }

    private static AnswerCut? Better(AnswerCut? best, AnswerCut? found) =>
        found is not null && (best is null || found.Kind >= best.Kind) ? found : best;

    private static bool IsFence(string text, int start)
    {
        var line = text.AsSpan(start).TrimStart(' ');
        return line.StartsWith("```") || line.StartsWith("~~~");
    }

    private static AnswerCut? AfterLine(string text, int end, int newline, LineWalk walk, int longest)
    {
        if (walk.IsInCode)
        {
            var close = $"\n{walk.Fence}";
            return walk.LinesInBlock == 0 || end + close.Length > longest
                ? null
                : new(AnswerCutKind.LineInBlock, end, newline + 1, close, $"{walk.Head}\n");
        }

        if (walk.IsInTable)
        {
            var head = walk.Head.Length == 0 ? "" : $"{walk.Head}\n";
            return walk.LinesInBlock == 0 ? null : new(AnswerCutKind.LineInBlock, end, newline + 1, "", head);
        }

        var next = newline + 1;
        while (next < text.Length && text[next] is '\n' or '\r')
        {
            next++;
        }

        var isParagraph = text.AsSpan(newline, next - newline).Count('\n') > 1;
        var kind =
            walk.IsHeading ? AnswerCutKind.Word
            : isParagraph ? AnswerCutKind.Paragraph
            : AnswerCutKind.Line;
        return new(kind, end, next, "", "");
    }

    /// <summary>The last end of a sentence, else of a word. A number in brackets stays with what it proves.</summary>
    private static AnswerCut? WithinLine(string text, int start, int end, int earliest, string head)
    {
        AnswerCut? best = null;
        for (var i = Math.Max(start + 1, earliest + 1); i < end; i++)
        {
            if (text[i] != ' ' || text[i - 1] == ' ' || i + 1 >= end || text[i + 1] is ' ' or '[')
            {
                continue;
            }

            var kind = text[i - 1] is '.' or '!' or '?' or ']' or '。' ? AnswerCutKind.Sentence : AnswerCutKind.Word;
            var reopen = head.Length == 0 ? "" : $"{head}\n";
            best = Better(best, new(kind, i, i + 1, "", reopen));
        }

        return best;
    }

    /// <summary>Which block the lines so far have opened.</summary>
    private sealed class LineWalk
    {
        private string? _table;
        private bool _hasHead;

        public string? Fence { get; private set; }

        public bool IsInCode => Fence is not null;

        public bool IsInTable => _table is not null;

        public bool IsHeading { get; private set; }

        /// <summary>Lines since the block began, without its head.</summary>
        public int LinesInBlock { get; private set; }

        /// <summary>What opens the block again; empty outside of blocks.</summary>
        public string Head { get; private set; } = "";

        public void Read(string line, bool isWhole)
        {
            var trimmed = line.Trim();
            IsHeading = false;
            if (IsInCode)
            {
                ReadCode(trimmed);
            }
            else if (isWhole && FenceOf(trimmed) is { } fence)
            {
                EndTable();
                (Fence, LinesInBlock) = (fence, 0);
                Head = trimmed.Length <= LongestHead ? trimmed : fence;
            }
            else if (trimmed.StartsWith('|'))
            {
                ReadTable(line.TrimEnd());
            }
            else
            {
                EndTable();
                IsHeading = trimmed.StartsWith('#');
            }
        }

        private void ReadCode(string trimmed)
        {
            if (trimmed.Length >= Fence!.Length && trimmed.All(character => character == Fence[0]))
            {
                (Fence, Head, LinesInBlock) = (null, "", 0);
            }
            else
            {
                LinesInBlock++;
            }
        }

        private void ReadTable(string line)
        {
            if (_table is null)
            {
                (_table, _hasHead, LinesInBlock) = (line, false, 0);
            }
            else if (!_hasHead && LinesInBlock == 0 && line.Trim().All(character => character is '|' or '-' or ':' or ' '))
            {
                _hasHead = true;
                Head = _table.Length + line.Length <= LongestHead ? $"{_table}\n{line}" : "";
            }
            else
            {
                LinesInBlock++;
            }
        }

        private void EndTable() => (_table, _hasHead, Head, LinesInBlock) = (null, false, "", 0);

        private static string? FenceOf(string trimmed)
        {
            if (trimmed.Length < 3 || trimmed[0] is not ('`' or '~'))
            {
                return null;
            }

            var length = trimmed.TakeWhile(character => character == trimmed[0]).Count();
            return length is >= 3 and <= LongestFence && !trimmed[length..].Contains('`', StringComparison.Ordinal)
                ? trimmed[..length]
                : null;
        }
    }
}
