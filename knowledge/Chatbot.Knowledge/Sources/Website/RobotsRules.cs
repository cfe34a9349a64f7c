using System.Buffers;
using System.Globalization;
using System.Text;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>What a robots.txt (RFC 9309) tells one crawler. Immutable.</summary>
internal sealed class RobotsRules
{
    /// <summary>What of a robots.txt is read; the RFC wants at least 500 KiB.</summary>
    public const int MaxBytes = 512_000;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
    );

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<(bool IsAllowed, string Pattern)> _rules;

    private RobotsRules(IReadOnlyList<(bool IsAllowed, string Pattern)> rules, TimeSpan? delay, IReadOnlyList<string> sitemaps) =>
        (_rules, Delay, Sitemaps) = (rules, delay, sitemaps);

    /// <summary>No robots.txt (4xx): everything may be crawled.</summary>
    public static RobotsRules AllowAll { get; } = new([], null, []);

    /// <summary>robots.txt cannot be had (5xx, no answer): nothing may be crawled.</summary>
    public static RobotsRules DenyAll { get; } = new([(false, "/")], null, []);

    /// <summary>Pause that the site wishes between requests, within reason; null = none told.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Sitemaps that it names; they are for everybody.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>The rules of a file for one crawler.</summary>
    /// <param name="text">The file.</param>
    /// <param name="agent">Name of the crawler.</param>
    public static RobotsRules Parse(string text, string agent)
    {
        var own = new Group();
        var others = new Group();
        var sitemaps = new List<string>();
        List<Group> open = [];
        var isInRules = false;
        var hasOwn = false;
        foreach (var (field, value) in Lines(text))
        {
            switch (field)
            {
                case "user-agent":
                    if (isInRules)
                        open = [];
                    isInRules = false;
                    var isOwn = string.Equals(ProductOf(value), agent, StringComparison.OrdinalIgnoreCase);
                    hasOwn |= isOwn;
                    if (isOwn)
                        open.Add(own);
                    else if (value.Trim() == "*")
                        open.Add(others);
                    break;
                case "allow" or "disallow":
                    isInRules = true;
                    if (value.Length > 0)
                        open.ForEach(group => group.Rules.Add((field == "allow", Normalize(value))));
                    break;
                case "crawl-delay":
                    isInRules = true;
                    if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
                        open.ForEach(group => group.Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds)));
                    break;
                case "sitemap":
                    sitemaps.Add(value);
                    break;
            }
        }

        var told = hasOwn ? own : others;
        return new RobotsRules(told.Rules, told.Delay, sitemaps);
    }

    /// <summary>Whether an address may be asked for: the longest rule that fits decides, and of two as long the one that allows.</summary>
    public bool Allow(Uri uri)
    {
        var path = Normalize(uri.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        var (isAllowed, length) = (true, -1);
        foreach (var rule in _rules)
        {
            if (rule.Pattern.Length < length || (rule.Pattern.Length == length && isAllowed))
                continue;
            if (Fits(rule.Pattern, path))
                (isAllowed, length) = (rule.IsAllowed, rule.Pattern.Length);
        }

        return isAllowed;
    }

    private static IEnumerable<(string Field, string Value)> Lines(string text)
    {
        foreach (var line in text.TrimStart('\uFEFF').Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var content = line.Split('#', 2)[0];
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                yield return (content[..colon].Trim().ToLowerInvariant(), content[(colon + 1)..].Trim());
        }
    }

    /// <summary>Sites write versions and the like behind the name.</summary>
    private static string ProductOf(string value)
    {
        var end = value.AsSpan().IndexOfAnyExcept(NameCharacters);
        return end < 0 ? value : value[..end];
    }

    /// <summary>A greedy match with <c>*</c>, from the beginning; <c>$</c> at the end of a pattern is the end of the path.</summary>
    private static bool Fits(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var parts = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (isLast && isWhole)
                return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }

        return !isWhole || at == path.Length;
    }

    /// <summary>Percent-encoding in one form: what need not be encoded is not, and everything outside of ASCII is.</summary>
    private static string Normalize(string path)
    {
        var result = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && IsHex(path[i + 1]) && IsHex(path[i + 2]))
            {
                var octet = (char)Convert.ToInt32(path.Substring(i + 1, 2), 16);
                if (char.IsAsciiLetterOrDigit(octet) || octet is '-' or '.' or '_' or '~')
                    result.Append(octet);
                else
                    result.Append('%').Append(path.AsSpan(i + 1, 2).ToString().ToUpperInvariant());
                i += 2;
            }
            else if (path[i] < 128)
            {
                result.Append(path[i]);
            }
            else
            {
                var length = char.IsHighSurrogate(path[i]) && i + 1 < path.Length ? 2 : 1;
                foreach (var octet in Encoding.UTF8.GetBytes(path.Substring(i, length)))
                    result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
                i += length - 1;
            }
        }

        return result.ToString();
    }

    private static bool IsHex(char letter) => char.IsAsciiHexDigit(letter);

    private sealed class Group
    {
        public List<(bool IsAllowed, string Pattern)> Rules { get; } = [];

        public TimeSpan? Delay { get; set; }
    }
}
