using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Walks a page (whose depth the parser has bounded) and writes its blocks.</summary>
internal sealed class HtmlBlocks(ExtractedTextBuilder builder)
{
    private const char Break = '\u2028';
    private const string TwoBreaks = "\u2028\u2028";
    private readonly StringBuilder _line = new();
    private int _listDepth;
    private bool _isItem;
    private int _headingLevel;

    /// <summary>The first heading of level 1 so far.</summary>
    public string? FirstHeading { get; private set; }

    public void Write(IElement root)
    {
        WriteChildren(root);
        Flush();
    }

    private void WriteChildren(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
                AppendText(text.Data);
            else if (node is IElement element && !HtmlElements.IsUnread(element))
                WriteElement(element);
        }
    }

    private void WriteElement(IElement element)
    {
        if (HtmlElements.IsInline(element))
        {
            var before = _line.Length;
            WriteChildren(element);
            if (
                element is IHtmlAnchorElement link
                && _line.Length > before
                && HtmlLinks.TargetToShow(link, _line, before) is { } target
            )
                _line.Append(" (").Append(target).Append(')');
            return;
        }

        switch (element)
        {
            case { LocalName: "br" }:
                _line.Append(Break);
                break;
            case { LocalName: "pre" }:
                Flush();
                builder.Code(element.TextContent);
                break;
            case IHtmlTableElement table:
                Flush();
                if (!HtmlTable.TryWrite(table, builder))
                    WriteChildren(table);
                Flush();
                break;
            case { LocalName: "ul" or "ol" or "dl" or "menu" }:
                Flush();
                _listDepth++;
                WriteChildren(element);
                Flush();
                _listDepth--;
                break;
            case { LocalName: "li" or "dt" or "dd" }:
                WriteItem(element);
                break;
            default:
                WriteBlock(element);
                break;
        }
    }

    private void AppendText(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            _line.Append(text);
        else if (text.Length > 0 && _line.Length > 0 && _line[^1] != Break)
            _line.Append(' ');
    }

    private void WriteItem(IElement element)
    {
        Flush();
        var outer = _isItem;
        _isItem = true;
        WriteChildren(element);
        Flush();
        _isItem = outer;
    }

    private void WriteBlock(IElement element)
    {
        Flush();
        var outer = _headingLevel;
        if (HtmlElements.HeadingLevel(element) is > 0 and var level)
            _headingLevel = level;
        WriteChildren(element);
        Flush();
        _headingLevel = outer;
    }

    private void Flush()
    {
        if (_line.Length == 0)
            return;
        var text = _line.ToString();
        _line.Clear();
        if (_headingLevel > 0)
        {
            FirstHeading ??= _headingLevel == 1 ? text : null;
            builder.Heading(_headingLevel, text);
            return;
        }

        // Old pages part their paragraphs by two line breaks.
        foreach (var paragraph in text.Split(TwoBreaks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (_isItem)
                builder.ListItem(_listDepth, paragraph);
            else
                builder.Paragraph(paragraph);
        }
    }
}
