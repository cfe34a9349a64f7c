using System.ComponentModel.DataAnnotations;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Sources.Folder;
using Chatbot.Knowledge.Sources.Website;

namespace Chatbot.Knowledge.Sources;

/// <summary>A source: where it pulls from, when, and as what.</summary>
public sealed class SourceOptions
{
    /// <summary>Whether it runs by itself; a source that is off can be run by hand. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Time from the end of a run to the next. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "365.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The tenant that owns the documents.</summary>
    [Required]
    public string Tenant { get; set; } = "default";

    /// <summary>The collection that they go to.</summary>
    [Required]
    public string Collection { get; set; } = Collections.Default;

    /// <summary>Who may see them: <c>everyone</c>, <c>user:ID</c>, <c>group:ID</c>. It must be said.</summary>
    [MinLength(1, ErrorMessage = "Access is empty; say who may see its documents: everyone, user:ID or group:ID.")]
    public IList<string> Access { get; } = [];

    /// <summary>Tags of every document: name to values.</summary>
    public IDictionary<string, IList<string>> Tags { get; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Largest share of the documents that one run may remove for having vanished; more is held back until it is confirmed.
    /// Default 0.3.
    /// </summary>
    [Range(0, 1)]
    public double MaxRemovedShare { get; set; } = 0.3;

    /// <summary>A website to crawl.</summary>
    public WebsiteOptions? Website { get; set; }

    /// <summary>A folder to watch.</summary>
    public FolderOptions? Folder { get; set; }
}
