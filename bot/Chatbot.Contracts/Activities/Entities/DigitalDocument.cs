using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Entities;

/// <summary>A cited document.</summary>
public sealed record DigitalDocument
{
    /// <summary>Always <c>DigitalDocument</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType => "DigitalDocument";

    /// <summary>Title, at most 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Where the passage can be opened.</summary>
    public string? Url { get; init; }

    /// <summary>Short excerpt, at most 160 characters.</summary>
    public required string Abstract { get; init; }

    /// <summary>At most three words.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }
}
