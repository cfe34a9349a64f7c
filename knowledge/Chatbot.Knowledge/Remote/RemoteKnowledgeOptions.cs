using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Remote;

/// <summary>The knowledge service to use instead of a knowledge base in this process.</summary>
public sealed class RemoteKnowledgeOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Knowledge:Remote";

    /// <summary>Address of the service, such as <c>https://knowledge.example</c>; empty = the knowledge base in this process.</summary>
    public string? Endpoint { get; set; }

    /// <summary>An API key of the service.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Longest wait for the beginning of an answer; an upload has no limit. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a service is named.</summary>
    internal bool IsUsed => !string.IsNullOrWhiteSpace(Endpoint);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsUsed)
            yield break;
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            yield return new($"{SectionName}:Endpoint ({Endpoint}) must be an address that begins with https:// or http://.");
        else if (uri.Scheme == "http" && !uri.IsLoopback)
            yield return new($"{SectionName}:Endpoint ({Endpoint}) must begin with https://; only this machine may be http.");
        if (string.IsNullOrWhiteSpace(ApiKey))
            yield return new($"{SectionName}:ApiKey is missing; the service at {Endpoint} needs one.");
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"{Endpoint} (key {(string.IsNullOrEmpty(ApiKey) ? "missing" : "set")})";
}
