using System.Text;
using AngleSharp.Html.Dom;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Decides when the address of a link belongs into the text: when its words do not say where it leads.</summary>
internal static class HtmlLinks
{
    private const int LongestAddress = 200;

    private static readonly HashSet<string> EmptyWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "here",
        "click here",
        "link",
        "this link",
        "this page",
        "page",
        "website",
        "site",
        "download",
        "form",
        "e-mail",
        "email",
        "mail",
        "hier",
        "hier klicken",
        "ici",
        "cliquez ici",
        "aquí",
        "aqui",
        "qui",
        "[link]",
        "url",
    };

    /// <summary>The address to show after the words of the link, or null.</summary>
    public static string? TargetToShow(IHtmlAnchorElement link, StringBuilder line, int start)
    {
        var address = link.GetAttribute("href")?.Trim();
        if (
            address is null or { Length: > LongestAddress }
            || !EmptyWords.Contains(ExtractedTextBuilder.Clean(line.ToString(start, line.Length - start)))
        )
            return null;
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return address["mailto:".Length..].Split('?', 2)[0];
        return
            address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? address
            : null;
    }
}
