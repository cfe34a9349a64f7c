using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Parses HTML within the limits: bounded depth, no scripts, nothing fetched, and it can be stopped.</summary>
internal static partial class HtmlSource
{
    private const int DeclarationBytes = 4096;

    public static IHtmlDocument Parse(string html, ReaderLimits limits, CancellationToken cancellationToken)
    {
        var options = new HtmlParserOptions
        {
            MaximumDepth = limits.MaxDepth,
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipScriptText = true,
            OnCreated = (_, _) => cancellationToken.ThrowIfCancellationRequested(),
        };
        return new HtmlParser(options).ParseDocument(html);
    }

    /// <summary>The encoding that a page names in its first bytes, or null.</summary>
    public static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]);
        return Charset().Match(start) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(
        """(charset|\bencoding)\s*=\s*["']?(?<name>[A-Za-z0-9_:.\-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Charset();
}
