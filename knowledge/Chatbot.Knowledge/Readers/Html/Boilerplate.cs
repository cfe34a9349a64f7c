using AngleSharp.Dom;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>
/// Takes away what surrounds the content of a page: footers, side columns, menus, cookie notices, lists of links. Whatever
/// holds much of the page's text stays, so that an article is never lost to a misleading name.
/// </summary>
internal static class Boilerplate
{
    private const double LargestPart = 0.25;
    private const double LargestSum = 0.6;
    private const double LinkShare = 0.8;
    private const int FewestLinks = 4;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "nav",
        "navbar",
        "navigation",
        "menu",
        "sidebar",
        "breadcrumb",
        "breadcrumbs",
        "footer",
        "site-footer",
        "page-footer",
        "site-header",
        "cookie",
        "cookies",
        "cookie-banner",
        "cookie-notice",
        "share",
        "social",
        "social-share",
        "related",
        "related-posts",
        "advert",
        "advertisement",
        "ads",
        "newsletter",
        "subscribe",
        "skip-link",
        "mw-editsection",
        "navbox",
        "catlinks",
        "toc",
    };

    /// <summary>Removes it from the page.</summary>
    /// <param name="root">The part of the page that will be read.</param>
    /// <param name="isMarked">Whether the page itself marks this part as its content; lists of links in it are content then.</param>
    public static void Remove(IElement root, bool isMarked)
    {
        var lengths = new Dictionary<IElement, (int Text, int Links, int LinkCount)>();
        Measure(root, lengths);
        var total = lengths[root].Text;
        var found = new List<IElement>();
        Find(root, lengths, total, isMarked, found);
        if (found.Sum(element => (long)lengths[element].Text) > total * LargestSum)
            return;
        foreach (var element in found)
            element.Remove();
    }

    private static (int Text, int Links, int LinkCount) Measure(
        IElement element,
        Dictionary<IElement, (int Text, int Links, int LinkCount)> lengths
    )
    {
        int text = 0,
            links = 0,
            count = 0;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText own)
            {
                text += own.Data.AsSpan().Trim().Length;
            }
            else if (node is IElement child && !HtmlElements.IsUnread(child))
            {
                var inner = Measure(child, lengths);
                text += inner.Text;
                links += inner.Links;
                count += inner.LinkCount;
            }
        }

        if (element.LocalName is "a" && element.HasAttribute("href"))
            (links, count) = (text, 1);
        return lengths[element] = (text, links, count);
    }

    private static void Find(
        IElement element,
        Dictionary<IElement, (int Text, int Links, int LinkCount)> lengths,
        int total,
        bool isMarked,
        List<IElement> found
    )
    {
        foreach (var child in element.Children)
        {
            if (!lengths.TryGetValue(child, out var length) || length.Text == 0)
                continue;
            var isLinks =
                !isMarked
                && !HtmlElements.IsInline(child)
                && length.LinkCount >= FewestLinks
                && length.Links >= length.Text * LinkShare;
            if ((isLinks || IsNamed(child)) && length.Text <= total * LargestPart)
                found.Add(child);
            else
                Find(child, lengths, total, isMarked, found);
        }
    }

    private static bool IsNamed(IElement element) =>
        (element.LocalName is "footer" or "aside" && !IsInArticle(element))
        || element.GetAttribute("role") is "contentinfo" or "complementary" or "banner"
        || (element.Id is { } id && Names.Contains(id))
        || element.ClassList.Any(Names.Contains);

    /// <summary>The aside or footer of an article is a remark of its author.</summary>
    private static bool IsInArticle(IElement element)
    {
        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (parent.LocalName is "article" or "blockquote" or "section")
                return true;
        }

        return false;
    }
}
