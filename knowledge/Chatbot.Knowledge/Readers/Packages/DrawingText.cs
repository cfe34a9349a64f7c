using System.Text;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>Text of a paragraph in a drawing (slides, charts, text boxes of sheets). Pure.</summary>
internal static class DrawingText
{
    public static string Of(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            if (element.Name.LocalName == "t")
                text.Append(element.Value);
            else if (element.Name.LocalName is "br" or "tab")
                text.Append(' ');
        }

        return text.ToString();
    }
}
