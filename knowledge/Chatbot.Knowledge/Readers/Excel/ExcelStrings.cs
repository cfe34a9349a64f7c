using System.Text;
using System.Xml;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.Excel;

/// <summary>The texts that cells share.</summary>
internal static class ExcelStrings
{
    public static List<string> Read(DocumentPackage package, string? part, CancellationToken cancellationToken)
    {
        var strings = new List<string>();
        if (part is null)
            return strings;
        using var xml = package.Read(part);
        while (xml?.Read() == true)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            if (strings.Count % 1000 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            strings.Add(RichText(xml));
        }

        return strings;
    }

    /// <summary>Text of the element that the reader stands on, without phonetic readings; the reader ends on its end.</summary>
    public static string RichText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        string? single = null;
        StringBuilder? text = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                SkipInside(xml);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                var part = InnerText(xml);
                if (single is null)
                    single = part;
                else
                    (text ??= new StringBuilder(single)).Append(part);
            }
        }

        return Unescaped(text?.ToString() ?? single ?? "");
    }

    /// <summary>Text of the element that the reader stands on; the reader ends on its end.</summary>
    public static string InnerText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (
                xml.NodeType
                is XmlNodeType.Text
                    or XmlNodeType.CDATA
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace
            )
                text += xml.Value;
        }

        return text;
    }

    private static void SkipInside(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth) { }
    }

    /// <summary>Excel writes control characters as <c>_x000D_</c>.</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape =
                text[i] == '_'
                && i + 6 < text.Length
                && text[i + 1] == 'x'
                && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out _);
            if (!isEscape)
            {
                result.Append(text[i]);
                continue;
            }

            result.Append(XmlConvert.DecodeName(text.Substring(i, 7)));
            i += 6;
        }

        return result.ToString();
    }
}
