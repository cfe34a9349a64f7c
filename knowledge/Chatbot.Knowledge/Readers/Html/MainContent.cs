using AngleSharp.Dom;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Finds the part of a page that the page itself marks as its content.</summary>
internal static class MainContent
{
    private const int LeastCharacters = 200;

    /// <summary>The <c>main</c> element, else the only <c>article</c>, when it holds a fair part of the text; else the body.</summary>
    public static IElement Of(IElement body)
    {
        var mains = new List<IElement>();
        var articles = new List<IElement>();
        Find(body, mains, articles);
        var candidate =
            mains.Count > 0 ? mains[0]
            : articles.Count == 1 ? articles[0]
            : null;
        if (candidate is null)
            return body;
        var length = TextLength(candidate);
        return length >= LeastCharacters || length * 2 >= TextLength(body) ? candidate : body;
    }

    private static void Find(IElement element, List<IElement> mains, List<IElement> articles)
    {
        foreach (var child in element.Children)
        {
            if (HtmlElements.IsUnread(child))
                continue;
            if (string.Equals(child.LocalName, "main", StringComparison.Ordinal) || child.GetAttribute("role") is "main")
                mains.Add(child);
            else if (string.Equals(child.LocalName, "article", StringComparison.Ordinal))
                articles.Add(child);
            else
                Find(child, mains, articles);
        }
    }

    private static int TextLength(IElement element)
    {
        var length = 0;
        foreach (var node in element.ChildNodes)
        {
            length += node switch
            {
                IText text => text.Data.AsSpan().Trim().Length,
                IElement child when !HtmlElements.IsUnread(child) => TextLength(child),
                _ => 0,
            };
        }

        return length;
    }
}
