using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Stores.Pinecone;

/// <summary>Settings of the index in Pinecone.</summary>
public sealed class PineconeOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Knowledge:Pinecone";

    /// <summary>
    /// Host of a serverless index with dense vectors and the metric <c>dotproduct</c>, such as
    /// <c>https://docs-abc123.svc.us-east-1-aws.pinecone.io</c>.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Start of the names of the namespaces, one for points and one for heads per space. Default <c>chatbot-</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,40}$")]
    public string NamespacePrefix { get; set; } = "chatbot-";

    /// <summary>How long a write may take to be seen by searches. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan VisibleWithin { get; set; } = TimeSpan.FromMinutes(1);
}
