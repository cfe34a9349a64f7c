using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Tools.BuiltIn.Web;

/// <summary>Which pages may be fetched; section <c>Tools:FetchPage</c>.</summary>
internal sealed class FetchPageOptions
{
    public const string SectionName = "Tools:FetchPage";

    /// <summary>Whether the tool is offered. Default no.</summary>
    public bool Enabled { get; set; }

    /// <summary>Hosts that may be fetched from, <c>*.name</c> = it and everything below; empty = every public host.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Networks that are not public and may be connected to all the same, in CIDR form.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>Largest page. Default 5 MB.</summary>
    [Range(1024, 100_000_000)]
    public long MaxBytes { get; set; } = 5_000_000;

    /// <summary>Longest time. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest text that is given to the model. Default 20,000 characters.</summary>
    [Range(1000, 200_000)]
    public int MaxCharacters { get; set; } = 20_000;
}
