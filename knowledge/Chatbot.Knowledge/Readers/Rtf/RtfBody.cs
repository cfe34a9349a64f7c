using System.Text;

namespace Chatbot.Knowledge.Readers.Rtf;

/// <summary>Writes paragraphs, list items and tables as their ends come by.</summary>
internal sealed class RtfBody(ExtractedTextBuilder builder)
{
    private readonly StringBuilder _paragraph = new();
    private readonly List<string> _attached = [];
    private readonly List<string> _cells = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly List<RtfCellMerge> _merges = [];
    private RtfCellMerge _merge;

    /// <summary>Heading level by the paragraph itself, or 0.</summary>
    public int Outline { get; set; }

    /// <summary>Heading level by the paragraph's style, or 0.</summary>
    public int StyleLevel { get; set; }

    /// <summary>Depth of the list item, or 0.</summary>
    public int ListDepth { get; set; }

    /// <summary>Whether the paragraph lies in a table.</summary>
    public bool IsInTable { get; set; }

    /// <summary>The first heading of level 1 so far.</summary>
    public string? FirstHeading { get; private set; }

    public void Append(string text) => _paragraph.Append(text);

    /// <summary>A note or comment, told after the paragraph that it hangs on.</summary>
    public void Attach(string text) => _attached.Add(text);

    public void ResetParagraph() => (Outline, StyleLevel, ListDepth, IsInTable) = (0, 0, 0, false);

    public void EndParagraph()
    {
        if (IsInTable)
        {
            _paragraph.Append(' ');
            return;
        }

        EndTable();
        var text = _paragraph.ToString();
        _paragraph.Clear();
        var level = Outline > 0 ? Outline : StyleLevel;
        if (level > 0)
        {
            if (level == 1 && !string.IsNullOrWhiteSpace(text))
                FirstHeading ??= text;
            builder.Heading(level, text);
        }
        else if (ListDepth > 0)
        {
            builder.ListItem(ListDepth, text);
        }
        else
        {
            builder.Paragraph(text);
        }

        WriteAttached();
    }

    public void StartRow()
    {
        _merges.Clear();
        _merge = RtfCellMerge.None;
        if (!IsInTable && !string.IsNullOrWhiteSpace(_paragraph.ToString()))
            EndParagraph();
    }

    public void MergeCell(RtfCellMerge merge) => _merge = merge;

    public void DefineCell()
    {
        _merges.Add(_merge);
        _merge = RtfCellMerge.None;
    }

    public void EndCell()
    {
        var text = _paragraph.ToString();
        _paragraph.Clear();
        var merge = _cells.Count < _merges.Count ? _merges[_cells.Count] : RtfCellMerge.None;
        if (merge == RtfCellMerge.Down && _rows.Count > 0 && _cells.Count < _rows[^1].Count && string.IsNullOrWhiteSpace(text))
            text = _rows[^1][_cells.Count];
        _cells.Add(text);
    }

    public void EndRow()
    {
        if (!string.IsNullOrWhiteSpace(_paragraph.ToString()))
            EndCell();
        _paragraph.Clear();
        if (_cells.Count > 0)
            _rows.Add([.. _cells]);
        _cells.Clear();
    }

    /// <summary>Writes what has no end of its own.</summary>
    public void End()
    {
        if (_cells.Count > 0)
            EndRow();
        IsInTable = false;
        EndParagraph();
    }

    private void EndTable()
    {
        if (_cells.Count > 0)
            EndRow();
        if (_rows.Count == 0)
            return;
        if (_rows.Exists(row => row.Count > 1))
            builder.Table(_rows.ToList(), hasHeader: true);
        else
            _rows.ForEach(row => builder.Paragraph(row[0]));
        _rows.Clear();
        WriteAttached();
    }

    private void WriteAttached()
    {
        if (_rows.Count > 0)
            return;
        _attached.ForEach(text => builder.Paragraph(text));
        _attached.Clear();
    }
}
