using System.Xml.Linq;
using Chatbot.Knowledge.Readers.Packages;

namespace Chatbot.Knowledge.Readers.OpenDocument;

/// <summary>Names of styles behind the automatic ones that an editor makes for single paragraphs.</summary>
internal sealed class OpenDocumentStyles
{
    private const int MaxInheritance = 16;
    private readonly Dictionary<string, (string? Parent, bool IsHidden)> _styles = new(StringComparer.Ordinal);

    public static OpenDocumentStyles Of(XElement content, XElement? styles)
    {
        var result = new OpenDocumentStyles();
        var definitions = content.Child("automatic-styles").Children("style").Concat(styles.Child("styles").Children("style"));
        foreach (var style in definitions)
        {
            var isHidden = style.Child("text-properties")?.Text("display") == "none";
            if (style.Text("name") is { } name)
                result._styles.TryAdd(name, (style.Text("parent-style-name"), isHidden));
        }

        return result;
    }

    /// <summary>Whether the style or one that it builds on has this name.</summary>
    public bool Is(string? style, string name)
    {
        for (var i = 0; i < MaxInheritance && style is not null; i++)
        {
            if (style == name)
                return true;
            style = _styles.GetValueOrDefault(style).Parent;
        }

        return false;
    }

    /// <summary>Whether text in this style is not shown.</summary>
    public bool IsHidden(string? style) => style is not null && _styles.GetValueOrDefault(style).IsHidden;
}
