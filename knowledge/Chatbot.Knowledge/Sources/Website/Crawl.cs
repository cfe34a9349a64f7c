using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>One crawl of a website: from the start addresses and sitemaps along the links, as robots.txt allows.</summary>
internal sealed class Crawl(
    WebsiteOptions options,
    SiteReader site,
    DocumentReaders readers,
    IReadOnlyDictionary<string, SourceRecord> known
)
{
    private const string Html = "text/html";
    private const string Xhtml = "application/xhtml+xml";
    private const int MaxSitemaps = 100;

    private readonly SiteScope _scope = new(options);
    private readonly Queue<(Uri Address, int Depth)> _queue = new();
    private readonly HashSet<string> _queued = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RobotsRules> _robots = new(StringComparer.Ordinal);
    private readonly List<SourceFinding> _unreachable = [];

    public async IAsyncEnumerable<SourceFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var start in _scope.StartUrls)
            Enqueue(start, 0);
        if (options.UseSitemaps)
            await ReadSitemapsAsync(cancellationToken);
        var asked = 0;
        while (_queue.TryDequeue(out var next))
        {
            if (asked++ == options.MaxPages)
            {
                yield return new SourceFinding.Incomplete($"more than {options.MaxPages} addresses (Website:MaxPages)");
                break;
            }

            if (await VisitAsync(next.Address, next.Depth, cancellationToken) is { } finding)
                yield return finding;
        }

        foreach (var failure in _unreachable)
            yield return failure;
    }

    private async Task<SourceFinding?> VisitAsync(Uri address, int depth, CancellationToken cancellationToken)
    {
        var key = address.AbsoluteUri;
        var rules = await RulesOfAsync(address, cancellationToken);
        if (rules == RobotsRules.DenyAll)
            return new SourceFinding.Failed(key, "The site's robots.txt cannot be read, so nothing of the site is asked for.");
        if (!rules.Allow(address))
            return null;
        var record = known.GetValueOrDefault(key);
        var fetch = await site.GetAsync(
            address,
            record,
            options.MaxBytes,
            DelayOf(rules),
            async target => _scope.Has(target) && (await RulesOfAsync(target, cancellationToken)).Allow(target),
            cancellationToken
        );
        if (fetch.IsGone)
            return new SourceFinding.Gone(key);
        if (fetch.Status == HttpStatusCode.NotModified && record is not null)
            return Remember(key, record, depth);
        if (!fetch.IsSuccess)
        {
            // Moved out of the crawl for good: there is no such page here any more. A passing detour, such as to a sign-in, is none.
            return fetch.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
                ? new SourceFinding.Gone(key)
                : new SourceFinding.Failed(key, fetch.Reason ?? "The server gave no answer.") { HidesOthers = !fetch.IsTooLarge };
        }

        return Take(key, fetch, depth);
    }

    /// <summary>An unchanged page: its links are known from before.</summary>
    private SourceFinding? Remember(string key, SourceRecord record, int depth)
    {
        if (!_told.Add(key))
            return null;
        foreach (var link in record.Links)
        {
            if (SiteAddress.Parse(link) is { } uri)
                Enqueue(uri, depth + 1);
        }

        if (record.DocumentId is null)
            return new SourceFinding.Aside(key, record);
        if (record.Hash is not null)
            _contents.Add(record.Hash);
        return new SourceFinding.Unchanged(key);
    }

    private SourceFinding? Take(string asked, PageFetch fetch, int depth)
    {
        // What was redirected is the page that it leads to.
        var address = fetch.Address;
        var key = address.AbsoluteUri;
        if (key != asked)
            _queued.Add(key);
        if (!_told.Add(key))
            return null;
        var isPage = fetch.MediaType is null or Html or Xhtml;
        var page = isPage ? PageLinks.Read(fetch.Content, address, fetch.Robots) : null;
        var links = (page?.Links ?? []).Where(_scope.Has).ToList();
        var isOther = page?.Canonical is { } canonical && canonical != address && _scope.Has(canonical);
        if (isOther)
            links.Add(page!.Canonical!);
        foreach (var link in links)
            Enqueue(link, depth + 1);
        var record = new SourceRecord
        {
            ETag = fetch.ETag,
            LastModified = fetch.LastModified,
            Links = [.. links.Select(link => link.AbsoluteUri)],
        };
        var fileName = FileNameOf(address, fetch.MediaType);
        var isKept = page?.MayIndex ?? !(fetch.Robots ?? "").Contains("noindex", StringComparison.OrdinalIgnoreCase);
        if (isOther || !isKept || readers.Find(fileName, fetch.MediaType) is null || !_contents.Add(HashOf(fetch.Content)))
            return new SourceFinding.Aside(key, record);
        return new SourceFinding.Present(key)
        {
            FileName = fileName,
            MediaType = fetch.MediaType,
            SourceUrl = key,
            Record = record,
            Open = () => new MemoryStream(fetch.Content, writable: false),
        };
    }

    private void Enqueue(Uri address, int depth)
    {
        if (depth <= options.MaxDepth && _scope.Has(address) && _queued.Add(address.AbsoluteUri))
            _queue.Enqueue((address, depth));
    }

    private async Task ReadSitemapsAsync(CancellationToken cancellationToken)
    {
        var sitemaps = new Queue<Uri>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var origin in _scope.StartUrls.Select(SiteAddress.OriginOf).Distinct(StringComparer.Ordinal).ToArray())
        {
            var rules = await RulesOfAsync(new Uri(origin), cancellationToken);
            foreach (var text in rules.Sitemaps.DefaultIfEmpty($"{origin}/sitemap.xml"))
            {
                if (rules != RobotsRules.DenyAll && SiteAddress.Parse(text, new Uri(origin)) is { } address)
                    sitemaps.Enqueue(address);
            }
        }

        while (sitemaps.TryDequeue(out var address) && seen.Count < MaxSitemaps)
        {
            if (!seen.Add(address.AbsoluteUri))
                continue;
            var delay = DelayOf(await RulesOfAsync(address, cancellationToken));
            var fetch = await site.GetAsync(address, null, options.MaxBytes, delay, null, cancellationToken);
            if (!fetch.IsSuccess)
            {
                if (!fetch.IsGone)
                    _unreachable.Add(
                        new SourceFinding.Failed(address.AbsoluteUri, fetch.Reason ?? "The sitemap cannot be read.")
                    );
                continue;
            }

            var sitemap = Sitemap.Parse(fetch.Content);
            foreach (var page in sitemap.Pages.Select(page => SiteAddress.Parse(page, address)).OfType<Uri>())
                Enqueue(page, 0);
            foreach (var further in sitemap.Sitemaps.Select(further => SiteAddress.Parse(further, address)).OfType<Uri>())
                sitemaps.Enqueue(further);
        }
    }

    private async ValueTask<RobotsRules> RulesOfAsync(Uri address, CancellationToken cancellationToken)
    {
        var origin = SiteAddress.OriginOf(address);
        if (_robots.TryGetValue(origin, out var rules))
            return rules;
        var fetch = await site.GetAsync(
            new Uri($"{origin}/robots.txt"),
            null,
            RobotsRules.MaxBytes,
            options.Delay,
            null,
            cancellationToken
        );
        rules =
            fetch.IsSuccess ? RobotsRules.Parse(Encoding.UTF8.GetString(fetch.Content), options.UserAgent)
            : fetch.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError ? RobotsRules.AllowAll
            : RobotsRules.DenyAll;
        return _robots[origin] = rules;
    }

    private TimeSpan DelayOf(RobotsRules rules) => rules.Delay > options.Delay ? rules.Delay.Value : options.Delay;

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The last part of the path, with an extension that says what it is.</summary>
    private static string FileNameOf(Uri address, string? mediaType)
    {
        var name = Uri.UnescapeDataString(address.Segments[^1].Trim('/'));
        if (name.Length == 0)
            name = "index";
        return
            mediaType is (null or Html or Xhtml)
            && Path.GetExtension(name).ToLowerInvariant() is not (".html" or ".htm" or ".xhtml")
            ? name + ".html"
            : name;
    }
}
