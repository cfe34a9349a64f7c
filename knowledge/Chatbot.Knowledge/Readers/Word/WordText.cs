using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Chatbot.Knowledge.Readers.Word;

/// <summary>Collects the text of a paragraph, and what hangs on it: text boxes and notes.</summary>
internal sealed class WordText(WordNotes notes, int maxDepth)
{
    private readonly StringBuilder _text = new();

    /// <summary>Text boxes found on the way.</summary>
    public List<OpenXmlElement> TextBoxes { get; } = [];

    /// <summary>Notes referred to on the way.</summary>
    public List<OpenXmlElement> Notes { get; } = [];

    public override string ToString() => _text.ToString();

    public void Add(OpenXmlElement element, int depth = 0)
    {
        if (depth > maxDepth)
            return;
        foreach (var child in element.ChildElements)
            AddChild(child, depth + 1);
    }

    private void AddChild(OpenXmlElement child, int depth)
    {
        switch (child)
        {
            case { LocalName: "t" }:
                _text.Append(child.InnerText);
                break;
            case TabChar or Break or CarriageReturn or PositionalTab:
                _text.Append(' ');
                break;
            case NoBreakHyphen:
                _text.Append('-');
                break;
            case Paragraph:
                _text.Append(' ');
                Add(child, depth);
                break;
            case { LocalName: "txbxContent" }:
                TextBoxes.Add(child);
                break;
            case FootnoteReference or EndnoteReference:
                if (notes.Find(child) is { } note)
                    Notes.Add(note);
                break;
            case AlternateContent alternate:
                var chosen = (OpenXmlElement?)alternate.GetFirstChild<AlternateContentChoice>();
                Add(chosen ?? alternate, depth);
                break;
            case { LocalName: "del" or "moveFrom" or "rPr" or "pPr" or "instrText" or "delText" or "tblPr" or "sdtPr" }:
                break;
            case Run { RunProperties.Vanish: { } vanish } when vanish.Val is null || vanish.Val.Value:
                break;
            default:
                Add(child, depth);
                break;
        }
    }
}
