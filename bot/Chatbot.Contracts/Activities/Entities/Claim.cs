using System.Text.Json.Serialization;

namespace Chatbot.Contracts.Activities.Entities;

/// <summary>One citation of a message.</summary>
public sealed record Claim
{
    /// <summary>Always <c>Claim</c>.</summary>
    [JsonPropertyName("@type")]
    public string SchemaType => "Claim";

    /// <summary>Identifier that a Markdown link definition of the text can name, or null.</summary>
    [JsonPropertyName("@id")]
    public string? SchemaId { get; init; }

    /// <summary>The number in the text: <c>[1]</c> is position 1.</summary>
    public required int Position { get; init; }

    /// <summary>What is cited.</summary>
    public required DigitalDocument Appearance { get; init; }
}
