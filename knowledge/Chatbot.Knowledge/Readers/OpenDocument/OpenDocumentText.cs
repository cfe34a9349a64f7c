using System.Text;
using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.OpenDocument;

/// <summary>Collects the text of a paragraph, and what hangs on it: notes, comments, text boxes.</summary>
internal sealed class OpenDocumentText(OpenDocumentStyles styles, int maxDepth)
{
    private const int MaxSpaces = 100;
    private readonly StringBuilder _text = new();

    /// <summary>Bodies of notes, comments and frames on the way.</summary>
    public List<XElement> Attached { get; } = [];

    public override string ToString() => _text.ToString();

    public void Add(XElement element, int depth = 0)
    {
        if (depth > maxDepth)
            return;
        foreach (var node in element.Nodes())
        {
            if (node is XText text)
                _text.Append(text.Value);
            else if (node is XElement child)
                AddChild(child, depth + 1);
        }
    }

    private void AddChild(XElement child, int depth)
    {
        switch (child.Name.LocalName)
        {
            case "s":
                _text.Append(' ', Math.Clamp(child.Number("c") ?? 1, 1, MaxSpaces));
                break;
            case "tab" or "line-break":
                _text.Append(' ');
                break;
            case "note" or "annotation" or "frame" or "custom-shape" or "g" or "rect" or "text-box":
                Attached.Add(child);
                break;
            case "annotation-end" or "ruby-text" or "note-citation" or "tracked-changes" or "bookmark":
                break;
            case "span" when styles.IsHidden(child.Text("style-name")):
                break;
            case "p":
                _text.Append(' ');
                Add(child, depth);
                break;
            default:
                Add(child, depth);
                break;
        }
    }
}
