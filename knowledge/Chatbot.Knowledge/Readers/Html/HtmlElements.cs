using AngleSharp.Dom;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>What elements mean for a reader of the page. Pure.</summary>
internal static class HtmlElements
{
    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "frameset",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "button",
        "select",
        "input",
        "textarea",
        "datalist",
        "nav",
        "head",
        "dialog",
        "map",
        "progress",
        "meter",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "output",
        "slot",
    };

    public static bool IsInline(IElement element) => Inline.Contains(element.LocalName);

    public static bool IsUnread(IElement element) =>
        Unread.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || element.GetAttribute("role") is "navigation" or "search" or "menu" or "menubar" or "toolbar"
        || IsHiddenByStyle(element.GetAttribute("style"));

    public static int HeadingLevel(IElement element) =>
        element.LocalName is ['h', >= '1' and <= '6' and var digit] ? digit - '0' : 0;

    private static bool IsHiddenByStyle(string? style)
    {
        if (style is null)
            return false;
        var compact = style.Replace(" ", "", StringComparison.Ordinal);
        return compact.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || compact.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
