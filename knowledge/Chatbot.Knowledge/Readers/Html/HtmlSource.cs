using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Chatbot.Knowledge.Readers.Html;

/// <summary>Parses HTML within the limits: bounded depth, no scripts, nothing fetched, and it can be stopped.</summary>
internal static class HtmlSource
{
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
}
