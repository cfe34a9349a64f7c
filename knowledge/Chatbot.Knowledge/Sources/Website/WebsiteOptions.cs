using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>A website to crawl.</summary>
public sealed class WebsiteOptions : IValidatableObject
{
    /// <summary>Where the crawl begins.</summary>
    [MinLength(1, ErrorMessage = "Website:StartUrls is empty; name at least one address.")]
    public IList<string> StartUrls { get; } = [];

    /// <summary>Hosts that may be crawled; empty = those of the start addresses.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Beginnings of paths that may be crawled; empty = all.</summary>
    public IList<string> AllowedPaths { get; } = [];

    /// <summary>Beginnings of paths that are left out.</summary>
    public IList<string> ExcludedPaths { get; } = [];

    /// <summary>Largest number of links from a start address. Default 5.</summary>
    [Range(0, 100)]
    public int MaxDepth { get; set; } = 5;

    /// <summary>Largest number of addresses that are asked for in one run. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxPages { get; set; } = 1_000;

    /// <summary>Largest page or file in bytes, unpacked. Default 20 MB.</summary>
    [Range(1024, 1_000_000_000)]
    public long MaxBytes { get; set; } = 20_000_000;

    /// <summary>Longest time for one address. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause between two requests to a site; its own wish in robots.txt is obeyed when it is longer. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the addresses in the site's sitemaps are crawled too. Default true.</summary>
    public bool UseSitemaps { get; set; } = true;

    /// <summary>The name by which the crawler introduces itself and looks itself up in robots.txt.</summary>
    [Required]
    [RegularExpression("^[A-Za-z_-]+$", ErrorMessage = "Website:UserAgent may have letters, - and _ only.")]
    public string UserAgent { get; set; } = "ChatbotKnowledge";

    /// <summary>
    /// Networks within the company that may be reached although they are not public, such as <c>10.1.0.0/16</c>.
    /// Without them, private, local and cloud metadata addresses are refused, whatever name leads to them.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var url in StartUrls.Where(url => SiteAddress.Parse(url) is null))
            yield return new($"Website:StartUrls has {url}, which is no address with http:// or https://.");
        foreach (var network in AllowedNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return new($"Website:AllowedNetworks has {network}, which is no network such as 10.1.0.0/16.");
    }
}
