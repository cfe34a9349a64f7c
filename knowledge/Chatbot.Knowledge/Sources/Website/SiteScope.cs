namespace Chatbot.Knowledge.Sources.Website;

/// <summary>Which addresses belong to a crawl.</summary>
internal sealed class SiteScope
{
    private readonly HashSet<string> _hosts;
    private readonly string[] _allowed;
    private readonly string[] _excluded;

    public SiteScope(WebsiteOptions options)
    {
        StartUrls = [.. options.StartUrls.Select(url => SiteAddress.Parse(url)).OfType<Uri>()];
        var hosts = options.AllowedHosts.Count > 0 ? options.AllowedHosts : StartUrls.Select(url => url.Host);
        _hosts = new HashSet<string>(hosts, StringComparer.OrdinalIgnoreCase);
        _allowed = [.. options.AllowedPaths];
        _excluded = [.. options.ExcludedPaths];
    }

    public IReadOnlyList<Uri> StartUrls { get; }

    public bool Has(Uri uri) =>
        _hosts.Contains(uri.Host)
        && (_allowed.Length == 0 || Array.Exists(_allowed, path => uri.AbsolutePath.StartsWith(path, StringComparison.Ordinal)))
        && !Array.Exists(_excluded, path => uri.AbsolutePath.StartsWith(path, StringComparison.Ordinal));
}
