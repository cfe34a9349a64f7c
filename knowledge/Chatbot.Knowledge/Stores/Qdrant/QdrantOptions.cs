using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Stores.Qdrant;

/// <summary>Settings of the index in Qdrant.</summary>
public sealed class QdrantOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Knowledge:Qdrant";

    /// <summary>Base address of its REST API, such as <c>https://qdrant.example.org:6333</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key, or null for a server without.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Start of the names of the collections, one per space. Default <c>chatbot-</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,40}$")]
    public string CollectionPrefix { get; set; } = "chatbot-";

    /// <summary>Size of the vectors when the first document that is indexed has none. Default 512.</summary>
    [Range(1, 65_536)]
    public int Dimensions { get; set; } = 512;
}
