using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Tools.BuiltIn.Web;

/// <summary>The web search of Brave; section <c>Tools:WebSearch</c>. The tool is offered when there is a key.</summary>
internal sealed class WebSearchOptions
{
    public const string SectionName = "Tools:WebSearch";

    /// <summary>The subscription token.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Where the API is.</summary>
    [Url]
    public string Endpoint { get; set; } = "https://api.search.brave.com/res/v1/web/search";

    /// <summary>Country whose results come first, ISO 3166-1; empty = any.</summary>
    [RegularExpression("^([A-Za-z]{2})?$", ErrorMessage = "Tools:WebSearch:Country must be two letters, such as DE, or empty.")]
    public string Country { get; set; } = "";
}
