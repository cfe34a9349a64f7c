using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Stores.AzureSearch;

/// <summary>Settings of the index in Azure AI Search.</summary>
public sealed class AzureSearchOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Knowledge:AzureAISearch";

    /// <summary>Address of the service, such as <c>https://docs.search.windows.net</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>An admin key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Start of the names of the indexes, one per space. Default <c>chatbot-</c>.</summary>
    [Required]
    [RegularExpression("^[a-z][a-z0-9-]{0,39}$")]
    public string IndexPrefix { get; set; } = "chatbot-";

    /// <summary>Size of the vectors when the first document that is indexed has none. Default 512.</summary>
    [Range(2, 4_096)]
    public int Dimensions { get; set; } = 512;

    /// <summary>How long a write may take to be seen by searches. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan VisibleWithin { get; set; } = TimeSpan.FromMinutes(1);
}
