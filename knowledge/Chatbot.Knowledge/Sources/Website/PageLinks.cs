using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>What a crawler reads of a page: where it leads, which address it calls its own, and what it asks of crawlers.</summary>
/// <param name="Links">Addresses that it links to.</param>
/// <param name="Canonical">The address that it says is its own, or null.</param>
/// <param name="MayIndex">Whether it may be kept.</param>
internal sealed record PageLinks(IReadOnlyList<Uri> Links, Uri? Canonical, bool MayIndex)
{
    private const int MaxLinks = 5_000;

    public static PageLinks Read(byte[] content, Uri address, string? robotsHeader)
    {
        using var document = new HtmlParser().ParseDocument(new MemoryStream(content));
        var root = SiteAddress.Parse(document.QuerySelector("base[href]")?.GetAttribute("href"), address) ?? address;
        var robots = document
            .QuerySelectorAll("meta[name]")
            .Where(meta => meta.GetAttribute("name")!.Equals("robots", StringComparison.OrdinalIgnoreCase))
            .Select(meta => meta.GetAttribute("content"))
            .Append(robotsHeader)
            .SelectMany(value => (value ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var mayFollow = !robots.Contains("nofollow") && !robots.Contains("none");
        var links = mayFollow ? document.QuerySelectorAll("a[href], area[href]") : Enumerable.Empty<IElement>();
        return new PageLinks(
            [
                .. links
                    .Where(link => !(link.GetAttribute("rel") ?? "").Contains("nofollow", StringComparison.OrdinalIgnoreCase))
                    .Select(link => SiteAddress.Parse(link.GetAttribute("href"), root))
                    .OfType<Uri>()
                    .Distinct()
                    .Take(MaxLinks),
            ],
            SiteAddress.Parse(document.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"), root),
            !robots.Contains("noindex") && !robots.Contains("none")
        );
    }
}
