namespace Chatbot.Knowledge.Sources.Website;

/// <summary>Addresses of pages in one form, so that one page is one address. Pure.</summary>
internal static class SiteAddress
{
    private const int Longest = 2_000;

    /// <summary>The address without its fragment, or null when it is none that can be crawled.</summary>
    public static Uri? Parse(string? text, Uri? relativeTo = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
            return null;
        var isAddress = relativeTo is null
            ? Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
            : Uri.TryCreate(relativeTo, text.Trim(), out uri);
        if (!isAddress || uri!.Scheme is not ("http" or "https") || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
            return null;
        return new UriBuilder(uri) { Fragment = "", Host = uri.IdnHost.TrimEnd('.').ToLowerInvariant() }.Uri;
    }

    /// <summary>Scheme, host and port.</summary>
    public static string OriginOf(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
