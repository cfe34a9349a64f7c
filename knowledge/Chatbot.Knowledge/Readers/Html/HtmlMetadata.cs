using AngleSharp.Dom;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>What a page says of itself.</summary>
internal static class HtmlMetadata
{
    /// <summary>Names of <c>meta</c> elements, best first, by the key that they fill.</summary>
    private static readonly (string Key, string[] Names)[] Sources =
    [
        ("author", ["author", "article:author", "dc.creator", "dcterms.creator", "byl"]),
        ("subject", ["description", "og:description", "dc.description"]),
        ("keywords", ["keywords", "news_keywords", "article:tag"]),
        ("created", ["article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate", "publish-date"]),
        ("modified", ["article:modified_time", "datemodified", "last-modified", "dcterms.modified", "og:updated_time"]),
        ("language", ["content-language", "dc.language", "og:locale"]),
        ("title", ["og:title", "dc.title", "twitter:title"]),
    ];

    /// <summary>By plain keys; a title only when the page has no title element.</summary>
    public static Dictionary<string, string> Of(IDocument page)
    {
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in page.Head?.Children.Where(element => element.LocalName is "meta") ?? [])
        {
            var name =
                meta.GetAttribute("name")
                ?? meta.GetAttribute("property")
                ?? meta.GetAttribute("itemprop")
                ?? meta.GetAttribute("http-equiv");
            if (name is not null && ExtractedTextBuilder.Clean(meta.GetAttribute("content") ?? "") is { Length: > 0 } content)
                named.TryAdd(name, content);
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (page.DocumentElement?.GetAttribute("lang") is { } language && !string.IsNullOrWhiteSpace(language))
            metadata["language"] = language.Trim();
        foreach (var (key, names) in Sources)
        {
            if (Array.Find(names, named.ContainsKey) is { } name)
                metadata.TryAdd(key, named[name]);
        }

        return metadata;
    }
}
