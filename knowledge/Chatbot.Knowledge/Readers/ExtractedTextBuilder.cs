using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Readers;

/// <summary>Collects blocks into the one text they point into. Readers use it so that ranges are right by construction.</summary>
internal sealed class ExtractedTextBuilder(ReaderLimits limits, CancellationToken cancellationToken)
{
    private const char SoftHyphen = '\u00AD';
    private const char ByteOrderMark = '\uFEFF';
    private const char ZeroWidthSpace = '\u200B';
    private const int MaxWarnings = 100;
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<string> _warnings = [];
    private int _headerCells;

    /// <summary>Number of blocks so far.</summary>
    public int Count => _blocks.Count;

    /// <summary>Appends a heading; white space is collapsed.</summary>
    public void Heading(int level, string text, int? page = null) =>
        Append(BlockKind.Heading, Clean(text), Math.Clamp(level, 1, 9), page);

    /// <summary>Appends a paragraph; white space is collapsed, except line ends when <paramref name="keepLines"/>.</summary>
    public void Paragraph(string text, int? page = null, bool keepLines = false) =>
        Append(BlockKind.Paragraph, keepLines ? CleanLines(text) : Clean(text), 0, page);

    /// <summary>Appends a list item; white space is collapsed.</summary>
    public void ListItem(int depth, string text, int? page = null) =>
        Append(BlockKind.ListItem, Clean(text), Math.Max(1, depth), page);

    /// <summary>Appends preformatted text as it is, without blank lines around it.</summary>
    public void Code(string text, int? page = null) => Append(BlockKind.Code, Printable(text).Trim('\n').TrimEnd(), 0, page);

    /// <summary>Appends a table; rows without any text are left out. The rows are taken one by one.</summary>
    public void Table(IEnumerable<IReadOnlyList<string>> rows, bool hasHeader, int? page = null)
    {
        var ranges = new List<TextRange>();
        var start = 0;
        var isFirst = true;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = row.Select(cell => Clean(cell).Replace("|", "\\|", StringComparison.Ordinal)).ToList();
            var isBlank = cells.TrueForAll(cell => cell.Length == 0);
            hasHeader &= !(isFirst && isBlank);
            isFirst = false;
            if (isBlank)
                continue;
            if (ranges.Count == 0)
            {
                Separate(BlockKind.Table);
                start = _text.Length;
            }
            else
            {
                if (hasHeader && ranges.Count == 1)
                    ranges[0] = UnderHeader(ranges[0]);
                _text.Append('\n');
            }

            var rowStart = _text.Length;
            _headerCells = ranges.Count == 0 ? cells.Count : _headerCells;
            _text.Append("| ").AppendJoin(" | ", cells).Append(" |");
            ranges.Add(new TextRange(rowStart, _text.Length));
            CheckSize();
        }

        if (ranges.Count == 0)
            return;
        _blocks.Add(
            new Block
            {
                Kind = BlockKind.Table,
                Start = start,
                End = _text.Length,
                Page = page,
                Rows = ranges,
                HasHeader = hasHeader && ranges.Count > 1,
            }
        );
    }

    /// <summary>
    /// Tells the owner of a part that could not be read; the document then ends as partial. The same words count once.
    /// </summary>
    public void Warn(string warning)
    {
        if (_warnings.Count < MaxWarnings && !_warnings.Contains(warning, StringComparer.Ordinal))
            _warnings.Add(warning);
    }

    /// <summary>Appends another document: its blocks, with headings as much lower, and its warnings.</summary>
    public void Document(ExtractedDocument document, int headingOffset)
    {
        foreach (var block in document.Blocks)
        {
            Separate(block.Kind);
            var shift = _text.Length - block.Start;
            _text.Append(document.TextOf(block));
            CheckSize();
            _blocks.Add(
                block with
                {
                    Start = block.Start + shift,
                    End = block.End + shift,
                    Level = block.Kind == BlockKind.Heading ? Math.Clamp(block.Level + headingOffset, 1, 9) : block.Level,
                    Page = null,
                    Rows = [.. block.Rows.Select(row => new TextRange(row.Start + shift, row.End + shift))],
                }
            );
        }

        foreach (var warning in document.Warnings)
            Warn(warning);
    }

    /// <summary>The document.</summary>
    public ExtractedDocument Build(string? title, IReadOnlyDictionary<string, string>? metadata = null) =>
        new()
        {
            Title = title is null || Clean(title) is not { Length: > 0 } clean ? null : clean,
            Text = _text.ToString(),
            Blocks = _blocks,
            Warnings = _warnings,
            Metadata = metadata ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };

    /// <summary>One line: printable characters, single spaces, trimmed, composed (NFC).</summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in Printable(text))
        {
            if (char.IsWhiteSpace(c))
            {
                blank = result.Length > 0;
                continue;
            }

            if (blank)
                result.Append(' ');
            blank = false;
            result.Append(c);
        }

        return result.ToString();
    }

    private TextRange UnderHeader(TextRange header)
    {
        _text.Append("\n|");
        for (var i = 0; i < _headerCells; i++)
            _text.Append(" --- |");
        return new TextRange(header.Start, _text.Length);
    }

    private void Append(BlockKind kind, string text, int level, int? page)
    {
        if (text.AsSpan().IsWhiteSpace())
            return;
        Separate(kind);
        var start = _text.Length;
        _text.Append(text);
        CheckSize();
        _blocks.Add(
            new Block
            {
                Kind = kind,
                Start = start,
                End = _text.Length,
                Level = level,
                Page = page,
            }
        );
    }

    private void Separate(BlockKind next)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_text.Length > 0)
            _text.Append(next == BlockKind.ListItem && _blocks[^1].Kind == BlockKind.ListItem ? "\n" : "\n\n");
    }

    private void CheckSize()
    {
        if (_text.Length > limits.MaxCharacters)
            throw new DocumentReaderException($"The file holds more than {limits.MaxCharacters:N0} characters of text.");
    }

    private static string CleanLines(string text) =>
        string.Join('\n', text.Split('\n').Select(Clean).Where(line => line.Length > 0));

    private static string Printable(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                var paired = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                result.Append(paired ? c : '\uFFFD');
                if (paired)
                    result.Append(text[++i]);
            }
            else if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                    result.Append('\n');
            }
            else if (char.IsControl(c) && c is not ('\n' or '\t'))
            {
                result.Append(' ');
            }
            else if (c is not (SoftHyphen or ByteOrderMark or ZeroWidthSpace or '\uFFFE' or '\uFFFF'))
            {
                result.Append(c);
            }
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }
}
