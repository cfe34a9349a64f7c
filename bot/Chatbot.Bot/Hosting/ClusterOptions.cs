using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Hosting;

/// <summary>How nodes find each other.</summary>
internal sealed class ClusterOptions
{
    public const string SectionName = "Cluster";

    /// <summary>Connection string of the Redis server that keeps the membership; empty = this process alone.</summary>
    public string? Redis { get; set; }

    /// <summary>Port between nodes; 0 = any free one. Default 0.</summary>
    [Range(0, 65_535)]
    public int SiloPort { get; set; }

    /// <summary>Name of the cluster. Default <c>chatbot</c>.</summary>
    [Required]
    public string ClusterId { get; set; } = "chatbot";

    /// <summary>Roles of this node: <c>web</c>, and <c>worker</c>, which works off documents. Default none = both.</summary>
    public IList<string> Roles { get; } = [];
}
